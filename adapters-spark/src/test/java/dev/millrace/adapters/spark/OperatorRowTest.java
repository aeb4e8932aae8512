package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.operator.KeyedStep;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import scala.collection.JavaConverters;

final class OperatorRowTest {

  private static final View OWN = view("own");
  private static final View PART = view("part");

  @Test
  void aRowOfEachViewIsReadAsItWasWritten() {
    List<ViewRow> rows =
        List.of(
            new ViewRow(
                OWN,
                Arrays.asList(
                    "ünï ",
                    new UUID(1, 2),
                    -3,
                    Long.MIN_VALUE,
                    BigInteger.TWO.pow(100).negate(),
                    0.1 + 0.2,
                    true,
                    LocalDate.parse("2026-11-21"),
                    Instant.parse("1969-12-31T23:59:59.001Z"))),
            new ViewRow(PART, Collections.nCopies(9, null)));
    for (ViewRow row : rows) {
      assertThat(OperatorRow.set(new Two(), travelled(OperatorRow.set(new Two(), row))))
          .isEqualTo(row);
    }
  }

  @Test
  void aRowThatGoesIsOneOfWhatIsCompletedAlone() {
    Mutation ofPart = Mutation.Delete.ofText(PART, List.of("ünï "), new WriteTime(1));
    Row gone = OperatorRow.gone(new Two(), ofPart).orElseThrow();
    Row onItsWay = OperatorRow.gone(travelled(gone));

    assertThat(OperatorRow.gone(new Two(), ofPart.in(OWN))).isEmpty();
    assertThat(OperatorRow.isRecord(gone)).isFalse();
    assertThat(OperatorRow.isGone(gone)).isTrue();
    assertThat(OperatorRow.isGone(OperatorRow.clock(Instant.EPOCH))).isFalse();
    assertThat(OperatorRow.goes(onItsWay)).isTrue();
    assertThat(OperatorRow.deletion(new Two(), travelled(onItsWay), new WriteTime(7)))
        .isEqualTo(Mutation.Delete.ofText(PART, List.of("ünï "), new WriteTime(7)));
  }

  /** Spark hands an array over as a sequence. */
  private static Row travelled(Row row) {
    Object[] values = new Object[row.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          row.get(i) instanceof Object[] texts
              ? JavaConverters.asScalaBuffer(Arrays.asList(texts)).toSeq()
              : row.get(i);
    }
    return RowFactory.create(values);
  }

  private static View view(String name) {
    return new View(
        name,
        List.of(Column.of("text", ColumnType.TEXT)),
        List.of(),
        List.of(
            Column.of("uuid", ColumnType.UUID),
            Column.of("int", ColumnType.INT),
            Column.of("bigint", ColumnType.BIGINT),
            Column.of("varint", ColumnType.VARINT),
            Column.of("double", ColumnType.DOUBLE),
            Column.of("boolean", ColumnType.BOOLEAN),
            Column.of("date", ColumnType.DATE),
            Column.of("timestamp", ColumnType.TIMESTAMP)));
  }

  private record Two() implements KeyedOperator<String> {

    @Override
    public List<View> views() {
      return List.of(OWN);
    }

    @Override
    public List<View> completed() {
      return List.of(PART);
    }

    @Override
    public Optional<String> key(String record) {
      return Optional.of(record);
    }

    @Override
    public KeyedStep apply(String key, Bytes before, List<Event<String>> events) {
      return new KeyedStep(before, List.of());
    }
  }
}
