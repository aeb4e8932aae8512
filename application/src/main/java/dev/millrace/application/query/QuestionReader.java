package dev.millrace.application.query;

import dev.millrace.domain.port.serving.ViewSlice;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a slice of a question, or says all that is wrong with it. */
final class QuestionReader {

  private final View view;
  private final ViewQuestion question;
  private final List<String> problems = new ArrayList<>();

  QuestionReader(View view, ViewQuestion question) {
    this.view = view;
    this.question = question;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Null when there is a problem. */
  @Nullable ViewSlice slice() {
    List<Object> partition = partition();
    checkNames();
    Object from = bound("from", question.from());
    Object to = bound("to", question.to());
    checkLimit();
    if (!problems.isEmpty()) {
      return null;
    }
    return behind(new ViewSlice(view, partition, from, to, List.of()));
  }

  private @Nullable ViewSlice behind(ViewSlice whole) {
    String page = question.page();
    if (page == null) {
      return whole;
    }
    Optional<ViewSlice> rest = PageToken.read(page, whole);
    if (rest.isEmpty()) {
      problems.add("page is the `next` of an answer to the same question.");
    }
    return rest.orElse(null);
  }

  private List<Object> partition() {
    List<Object> values = new ArrayList<>();
    for (Column column : view.partitionKey()) {
      String text = question.key().get(column.name());
      if (text == null) {
        problems.add(column.name() + " is missing: " + wanted(column.type()) + ".");
      } else {
        value(column.name(), column.type(), text).ifPresent(values::add);
      }
    }
    return values;
  }

  private void checkNames() {
    List<String> key = view.partitionKey().stream().map(Column::name).toList();
    question.key().keySet().stream()
        .filter(name -> !key.contains(name))
        .sorted()
        .forEach(
            name ->
                problems.add(
                    "%s is no part of the key of %s, which is asked by %s."
                        .formatted(name, view.name(), String.join(" and ", key))));
  }

  private @Nullable Object bound(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (view.clusteringKey().isEmpty()) {
      problems.add(
          "%s bounds nothing: a partition of %s has one row.".formatted(name, view.name()));
      return null;
    }
    return value(name, view.clusteringKey().get(0).type(), text).orElse(null);
  }

  private Optional<Object> value(String name, ColumnType type, String text) {
    Optional<Object> value = type.read(text);
    if (value.isEmpty()) {
      problems.add(name + " is not " + wanted(type) + ".");
    }
    return value;
  }

  private void checkLimit() {
    if (question.limit() < 1 || question.limit() > QueryViews.MOST) {
      problems.add("limit is a whole number from 1 to " + QueryViews.MOST + ".");
    }
  }

  private static String wanted(ColumnType type) {
    return switch (type) {
      case TEXT -> "a text that is not empty";
      case UUID -> "a UUID such as 7a0eed16-9430-4d68-901f-c0d4c1c3bf22";
      case INT, BIGINT, VARINT -> "a whole number";
      case DOUBLE -> "a number";
      case BOOLEAN -> "true or false";
      case DATE -> "a day such as 2010-01-31";
      case TIMESTAMP -> "a time such as 2010-01-31T12:00:00Z";
      case BLOB -> "a value that can be asked by: bytes have no text form";
    };
  }
}
