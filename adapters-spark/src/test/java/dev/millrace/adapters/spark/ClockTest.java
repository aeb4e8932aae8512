package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the windows' query takes for granted: the comparison by which Spark drops late rows. */
final class ClockTest {

  private static final long WATERMARK = 1_000_000;

  @Test
  void aRowWithoutAClockIsNeverLate() {
    BasePredicate late =
        Predicate.create(
            new LessThanOrEqual(
                new BoundReference(0, DataTypes.TimestampType, true),
                new Literal(WATERMARK, DataTypes.TimestampType)));
    assertThat(late.eval(clock(null))).isFalse();
    assertThat(late.eval(clock(WATERMARK))).isTrue();
    assertThat(late.eval(clock(WATERMARK + 1))).isFalse();
  }

  private static InternalRow clock(@Nullable Long micros) {
    return new GenericInternalRow(new Object[] {micros});
  }
}
