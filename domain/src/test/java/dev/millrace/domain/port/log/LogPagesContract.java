package dev.millrace.domain.port.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.LogStart;
import dev.millrace.domain.port.log.LogPage.Ending;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Slot;
import dev.millrace.domain.view.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link LogPages} does. */
public interface LogPagesContract {

  LogBounds WIDE = new LogBounds(1_000, 64 << 20, Duration.ofSeconds(20));
  LogBounds FOUR = new LogBounds(4, 64 << 20, Duration.ofSeconds(20));
  LogStart BEGIN = new LogStart.At(0);

  LogPages pages();

  /** Publishes rows in one transaction, and returns when readers see them. */
  void publish(List<OutboxRow> rows);

  /** A family whose topic is there and empty. */
  FamilyName freshFamily();

  /** How many partitions the topics have. */
  int partitions();

  /** Has what is appended from now on a later time. */
  Instant later();

  @Test
  default void anEmptyTopicHasNothing() {
    FamilyName family = freshFamily();

    LogPage page = pages().read(new LogSlice(family, null, BEGIN, null, WIDE));

    assertThat(page.records()).isEmpty();
    assertThat(page.ending()).isEqualTo(Ending.END);
    assertThat(page.next()).hasSize(partitions());
  }

  @Test
  default void fromTheBeginEveryCommittedRecordIsThereWhole() {
    FamilyName family = freshFamily();
    publish(Rows.range(family, 1, 30));

    LogPage page = pages().read(new LogSlice(family, null, BEGIN, null, WIDE));

    assertThat(page.records())
        .extracting(LogRecord::value)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, 30).mapToObj(n -> Bytes.ofText("payload " + n)).toList());
    assertThat(page.records())
        .allSatisfy(
            record ->
                assertThat(record.headers())
                    .containsEntry(EventHeaders.RUN_ID, Bytes.ofText(Rows.RUN.toString())));
    assertThat(page.ending()).isEqualTo(Ending.END);
  }

  @Test
  default void whatIsNotCommittedIsNotThere() {
    FamilyName family = freshFamily();
    publish(Rows.range(family, 1, 5));
    leaveOpen(Rows.range(family, 6, 9));

    assertThat(values(new LogSlice(family, null, BEGIN, null, WIDE))).hasSize(5);
    assertThat(values(new LogSlice(family, null, new LogStart.Newest(), null, WIDE))).hasSize(5);
  }

  /** Publishes rows of which the commit does not come. */
  void leaveOpen(List<OutboxRow> rows);

  @Test
  default void onePartitionIsReadOnFromAnOffsetAndEachRecordOnce() {
    FamilyName family = freshFamily();
    publish(Rows.range(family, 1, 60));
    int partition = Slot.of(new RecordKey("key-1")) % partitions();
    List<LogRecord> whole =
        pages().read(new LogSlice(family, partition, BEGIN, null, WIDE)).records();

    List<LogRecord> inPages = new ArrayList<>();
    LogPage page = pages().read(few(family, partition, BEGIN));
    while (!page.records().isEmpty()) {
      assertThat(page.records()).hasSizeLessThanOrEqualTo(4);
      inPages.addAll(page.records());
      Position next = page.next().get(0);
      page = pages().read(few(family, partition, new LogStart.At(next.offset())));
    }

    assertThat(whole).hasSizeGreaterThan(8);
    assertThat(whole).allMatch(record -> record.position().partition() == partition);
    assertThat(inPages).isEqualTo(whole);
  }

  private static LogSlice few(FamilyName family, int partition, LogStart start) {
    return new LogSlice(family, partition, start, null, FOUR);
  }

  @Test
  default void theNewestAreTheLastOfEachPartition() {
    FamilyName family = freshFamily();
    publish(Rows.range(family, 1, 60));
    int partition = Slot.of(new RecordKey("key-1")) % partitions();
    List<LogRecord> whole =
        pages().read(new LogSlice(family, partition, BEGIN, null, WIDE)).records();

    LogPage page = pages().read(few(family, partition, new LogStart.Newest()));

    assertThat(page.records()).isEqualTo(whole.subList(whole.size() - 4, whole.size()));
    assertThat(page.ending()).isEqualTo(Ending.END);
    LogSlice ofAll = new LogSlice(family, null, new LogStart.Newest(), null, FOUR);
    assertThat(values(ofAll)).hasSize(4 * partitions());
  }

  @Test
  default void sinceATimeWhatWasAppendedThenOrLaterIsThere() {
    FamilyName family = freshFamily();
    publish(Rows.range(family, 1, 20));
    Instant time = later();
    publish(Rows.range(family, 21, 25));

    LogPage page = pages().read(new LogSlice(family, null, new LogStart.Since(time), null, WIDE));

    assertThat(page.records())
        .extracting(LogRecord::value)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(21, 25).mapToObj(n -> Bytes.ofText("payload " + n)).toList());
    LogStart future = new LogStart.Since(time.plus(Duration.ofDays(1)));
    assertThat(values(new LogSlice(family, null, future, null, WIDE))).isEmpty();
  }

  @Test
  default void aKeysRecordsAreFoundAndNoOthers() {
    FamilyName family = freshFamily();
    publish(Rows.range(family, 1, 40));
    publish(List.of(Rows.row(family, 41, "key-7")));

    assertThat(values(new LogSlice(family, null, BEGIN, new RecordKey("key-7"), WIDE)))
        .containsExactly(Bytes.ofText("payload 7"), Bytes.ofText("payload 41"));
    assertThat(values(new LogSlice(family, null, BEGIN, new RecordKey("nobody"), WIDE))).isEmpty();
  }

  @Test
  default void aKeysRecordsAreFoundWhereverTheirFamilyPutsThem() {
    FamilyName family = freshFamily();
    OutboxRow first = Rows.row(family, 1, "reading-1");
    int beside = Slot.of(first.key()) + 1;
    publish(List.of(Rows.inSlot(first, beside % Slot.COUNT)));

    assertThat(values(new LogSlice(family, null, BEGIN, first.key(), WIDE)))
        .containsExactly(Bytes.ofText("payload 1"));
  }

  @Test
  default void noMoreIsReadThanTheBoundsAllow() {
    FamilyName family = freshFamily();
    publish(Rows.range(family, 1, 60));
    Duration patience = Duration.ofSeconds(20);

    LogPage few = pages().read(new LogSlice(family, null, BEGIN, null, FOUR));
    LogPage small =
        pages().read(new LogSlice(family, null, BEGIN, null, new LogBounds(40, 60, patience)));

    assertThat(few.records()).hasSize(4 * partitions());
    assertThat(few.ending()).isEqualTo(Ending.RECORDS);
    assertThat(small.records()).as("the headers of one are more than that").hasSize(1);
    assertThat(small.ending()).isEqualTo(Ending.BYTES);
  }

  @Test
  default void bytesOfRecordsThatAreNotMeantCountToo() {
    FamilyName family = freshFamily();
    List<OutboxRow> rows =
        LongStream.rangeClosed(1, 40).mapToObj(n -> Rows.row(family, n, "other")).toList();
    publish(rows);
    int partition = Slot.of(new RecordKey("other")) % partitions();
    LogBounds small = new LogBounds(40, 60, Duration.ofSeconds(20));

    LogPage page = pages().read(new LogSlice(family, partition, BEGIN, new RecordKey("x"), small));

    assertThat(page.records()).isEmpty();
    assertThat(page.ending()).isEqualTo(Ending.BYTES);
    assertThat(page.next().get(0).offset()).isEqualTo(1);
  }

  @Test
  default void aPartitionThatIsNotThereHasNothing() {
    LogPage page = pages().read(new LogSlice(freshFamily(), 99, BEGIN, null, WIDE));

    assertThat(page).isEqualTo(new LogPage(List.of(), List.of(), Ending.END));
  }

  @Test
  default void aTopicThatIsNotThereIsAPermanentFailure() {
    assertThatThrownBy(
            () -> pages().read(new LogSlice(new FamilyName("nowhere"), null, BEGIN, null, WIDE)))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("millrace.nowhere");
  }

  private List<@Nullable Bytes> values(LogSlice slice) {
    List<@Nullable Bytes> values = new ArrayList<>();
    pages().read(slice).records().forEach(record -> values.add(record.value()));
    return values;
  }
}
