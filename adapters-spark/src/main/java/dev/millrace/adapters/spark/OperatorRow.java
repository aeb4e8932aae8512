package dev.millrace.adapters.spark;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.operator.KeyedStep;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The rows that pass between the steps of an operator's query: records under their keys, and the
 * rows of views that they set, whose values are texts. A row that goes, because its record was
 * erased, is nobody's record: it passes under no key, and holds nothing but its own.
 *
 * <p>As with windows, Spark moves the watermark by a column of its own, the clock, and drops rows
 * whose clock is behind it. So records have no clock and are never dropped; for all of a
 * partition's one more row tells how far they are.
 */
final class OperatorRow {

  static final String CLOCK = "clock";

  private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType);

  static final Encoder<Row> RECORD =
      Encoders.row(
          new StructType()
              .add("operator_key", DataTypes.StringType)
              .add("value", DataTypes.BinaryType)
              .add("again", DataTypes.BooleanType)
              .add(CLOCK, DataTypes.TimestampType)
              .add("gone_view", DataTypes.IntegerType)
              .add("gone_key", TEXTS));

  static final Encoder<Row> SET =
      Encoders.row(
          new StructType()
              .add("view", DataTypes.IntegerType)
              .add("values", TEXTS)
              .add("is_gone", DataTypes.BooleanType));

  private OperatorRow() {}

  static Row record(String key, LogRecord record) {
    byte[] value = Objects.requireNonNull(record.value()).array();
    return RowFactory.create(key, value, record.isAgain(), null, null, null);
  }

  /** Tells how far the stream is; itself it is nobody's record. */
  static Row clock(Instant newest) {
    return RowFactory.create("", null, false, Timestamp.from(newest), null, null);
  }

  /** A row that the operator may have set columns of; empty for another. */
  static Optional<Row> gone(KeyedOperator<?> operator, Mutation deletion) {
    if (!(deletion instanceof Mutation.Delete delete) || !operator.completes(delete.view())) {
      return Optional.empty();
    }
    List<String> names = views(operator).stream().map(View::name).toList();
    return Optional.of(
        RowFactory.create(
            "",
            null,
            false,
            null,
            names.indexOf(delete.view().name()),
            delete.key().stream().map(Object::toString).toArray()));
  }

  static boolean isRecord(Row row) {
    return !row.isNullAt(1);
  }

  static boolean isGone(Row row) {
    return !row.isNullAt(4);
  }

  /** On its way to the view. */
  static Row gone(Row row) {
    return RowFactory.create(row.getInt(4), row.getList(5).toArray(), true);
  }

  static String key(Row record) {
    return record.getString(0);
  }

  static Bytes value(Row record) {
    return Bytes.of((byte[]) record.get(1));
  }

  static boolean isAgain(Row record) {
    return record.getBoolean(2);
  }

  static Row set(KeyedOperator<?> operator, ViewRow row) {
    return RowFactory.create(
        views(operator).indexOf(row.view()),
        row.values().stream().map(value -> value == null ? null : value.toString()).toArray(),
        false);
  }

  /** Of the rows of a view: whether it goes, and is not set. */
  static boolean goes(Row row) {
    return row.getBoolean(2);
  }

  static Mutation deletion(KeyedOperator<?> operator, Row row, WriteTime batch) {
    return KeyedStep.deletion(views(operator).get(row.getInt(0)), row.getList(1), batch);
  }

  static ViewRow set(KeyedOperator<?> operator, Row row) {
    View view = views(operator).get(row.getInt(0));
    List<@Nullable String> texts = row.getList(1);
    List<@Nullable Object> values = new ArrayList<>(texts.size());
    List<Column> columns = view.columns();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      values.add(text == null ? null : columns.get(i).type().parse(text));
    }
    return new ViewRow(view, values);
  }

  private static List<View> views(KeyedOperator<?> operator) {
    return Stream.concat(operator.views().stream(), operator.completed().stream()).toList();
  }
}
