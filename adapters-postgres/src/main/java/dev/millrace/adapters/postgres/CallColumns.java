package dev.millrace.adapters.postgres;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.KeptCall;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls and their answers by column, as {@code unnest} takes them. */
record CallColumns(
    Column principals,
    Column endpoints,
    Column keys,
    Column contents,
    Column statuses,
    Column locations,
    Column bodies) {

  static CallColumns of(List<KeptCall> calls) {
    return new CallColumns(
        keys(calls, CallKey::principal),
        keys(calls, CallKey::endpoint),
        keys(calls, CallKey::key),
        Column.texts(calls, call -> call.content().hex()),
        Column.integers(calls, call -> call.answer().status()),
        answers(calls, Answer::location),
        answers(calls, Answer::body));
  }

  /** Calls of which nothing but their keys is known. */
  static CallColumns ofKeys(List<CallKey> calls) {
    Column none = Column.texts(List.of(), text -> null);
    return new CallColumns(
        Column.texts(calls, CallKey::principal),
        Column.texts(calls, CallKey::endpoint),
        Column.texts(calls, CallKey::key),
        none,
        none,
        none,
        none);
  }

  private static Column keys(List<KeptCall> calls, Function<CallKey, String> part) {
    return Column.texts(calls, call -> part.apply(call.key()));
  }

  private static Column answers(List<KeptCall> calls, Function<Answer, @Nullable String> part) {
    return Column.texts(calls, call -> part.apply(call.answer()));
  }
}
