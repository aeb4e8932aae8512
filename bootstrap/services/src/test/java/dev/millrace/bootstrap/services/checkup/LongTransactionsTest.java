package dev.millrace.bootstrap.services.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.services.checkup.Finding.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongTransactionsTest {

  @Test
  void oneThatIsOpenInTheDatabaseNeedsSomebodyAndSaysWhat() {
    Finding found = LongTransactions.ofPostgres(List.of("PID 7 of bob", "prepared 'x' of eve"));

    assertThat(found.level()).isEqualTo(Level.warn);
    assertThat(found.found()).isEqualTo("PID 7 of bob; prepared 'x' of eve");
    assertThat(found.todo()).contains("pg_terminate_backend(PID)", "ROLLBACK PREPARED");
    assertThat(LongTransactions.ofPostgres(List.of()).level()).isEqualTo(Level.ok);
  }

  @Test
  void oneThatHoldsReadersBackIsAFailureAndSaysWhereToRead() {
    Finding found = LongTransactions.ofKafka(List.of("millrace.users-1, offset 7"));

    assertThat(found.isFailure()).isTrue();
    assertThat(found.found()).contains("millrace.users-1, offset 7");
    assertThat(found.todo()).contains("When brokers leave a transaction open");
    assertThat(LongTransactions.ofKafka(List.of()).level()).isEqualTo(Level.ok);
  }
}
