package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BalanceSheetTest {

  private static final RunId RUN = new RunId(new UUID(1, 2));

  @Test
  void aRunWhoseRecordsAreAllSomewhereAddsUp() {
    String sheet = sheet(new Sheet(RUN, 1_000, 950, 40, 30, 5, 20, 950, 947, 3), true);

    assertThat(sheet)
        .contains("It adds up: every record is served, or kept with a reason")
        .contains("40 of them further versions", "5 for conflicts")
        .doesNotContain("gap");
  }

  @Test
  void whatIsStillOnTheWayIsAGapWithItsPlace() {
    String sheet = sheet(new Sheet(RUN, 1_000, 1_000, 0, 0, 0, 0, 700, 600, 0), true);

    assertThat(sheet)
        .contains("400 records are still on the way")
        .contains("gap of 300", "They wait for the relay")
        .contains("gap of 100", "on the way through Kafka and Spark");
  }

  @Test
  void tornBooksAndReceiptsOfTooManyDoNotAddUp() {
    assertThat(sheet(new Sheet(RUN, 10, 8, 0, 0, 0, 0, 8, 8, 0), true))
        .contains("It does not add up", "gap of 2", "A transaction was torn");
    assertThat(sheet(new Sheet(RUN, 8, 8, 0, 0, 0, 0, 8, 9, 0), true))
        .contains("It does not add up", "gap of 1", "Receipts count more than was published");
  }

  @Test
  void aProofStandsForLostReceipts() {
    assertThat(sheet(new Sheet(RUN, 8, 8, 0, 0, 0, 0, 8, 6, 0, true), true))
        .contains("It adds up: every record", "the rows themselves were found");
  }

  @Test
  void aRunThatBringsMoreAddsUpSoFar() {
    assertThat(sheet(new Sheet(RUN, 8, 8, 0, 0, 0, 0, 8, 8, 0), false))
        .contains("It adds up so far");
    assertThat(sheet(new Sheet(RUN, 0, 0, 0, 0, 0, 0, 0, 0, 0), false))
        .contains("Nothing is fetched yet");
  }

  private static String sheet(Sheet sheet, boolean isOver) {
    return BalanceSheet.of(sheet, isOver).written();
  }
}
