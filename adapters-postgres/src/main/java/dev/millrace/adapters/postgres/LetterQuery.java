package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.record.FamilyName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A filter of dead letters as the parameters of statements: null is what it does not say. */
record LetterQuery(
    @Nullable Column numbers,
    @Nullable String family,
    @Nullable String hop,
    @Nullable String code,
    @Nullable UUID run,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String state) {

  static LetterQuery of(LetterFilter filter) {
    List<Long> numbers = List.copyOf(filter.numbers());
    return new LetterQuery(
        numbers.isEmpty() ? null : Column.longs(numbers, number -> number),
        map(filter.family(), FamilyName::value),
        map(filter.hop(), PlainText::of),
        map(filter.code(), Enum::name),
        map(filter.run(), RunId::value),
        map(filter.from(), SelectionQuery::storable),
        map(filter.to(), SelectionQuery::storable),
        map(filter.state(), Enum::name));
  }

  private static <T, U> @Nullable U map(@Nullable T value, Function<T, U> mapping) {
    return value == null ? null : mapping.apply(value);
  }
}
