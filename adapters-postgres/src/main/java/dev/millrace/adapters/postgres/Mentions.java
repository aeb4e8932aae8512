package dev.millrace.adapters.postgres;

import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where bytes name a key: in quarantine, and in answers that were no pages. No index knows that, so
 * all of them are read, a piece at a time and each by itself: nobody waits for it, however much
 * there is.
 *
 * @param before what was there when it began
 */
record Mentions(String before, List<QuarantinedPlace> quarantined, List<AnswerPlace> answers) {

  private static final int ROWS_AT_ONCE = 1_000;
  private static final long BYTES_AT_ONCE = 8L << 20;
  private static final String WHAT = "look for what names a record";

  Mentions {
    quarantined = List.copyOf(quarantined);
    answers = List.copyOf(answers);
  }

  static Mentions read(Transactions transactions, FamilyName family, RecordKey key) {
    return new Mentions(
        ask(transactions, MentionStatements::snapshot),
        named(
            QuarantinedPlace.START,
            QuarantinedPlace::isNamed,
            behind ->
                ask(
                    transactions,
                    statements ->
                        statements.quarantined(
                            family.value(), key.value(), behind, ROWS_AT_ONCE, BYTES_AT_ONCE))),
        named(
            AnswerPlace.START,
            AnswerPlace::isNamed,
            behind ->
                ask(
                    transactions,
                    statements ->
                        statements.answers(
                            key.value(), behind.id(), ROWS_AT_ONCE, BYTES_AT_ONCE))));
  }

  /** The same, and what came since: no more than that is read. */
  Mentions and(MentionStatements statements, FamilyName family, RecordKey key) {
    return new Mentions(
        before,
        joined(quarantined, statements.quarantinedSince(family.value(), key.value(), before)),
        joined(answers, statements.answersSince(key.value(), before)));
  }

  private static <T> List<T> joined(List<T> known, List<T> since) {
    return Stream.concat(known.stream(), since.stream()).distinct().toList();
  }

  private static <T> List<T> named(
      T start, Predicate<T> isNamed, Function<T, List<T>> pieceBehind) {
    List<T> named = new ArrayList<>();
    List<T> piece = pieceBehind.apply(start);
    while (!piece.isEmpty()) {
      piece.stream().filter(isNamed).forEach(named::add);
      piece = pieceBehind.apply(piece.get(piece.size() - 1));
    }
    return named;
  }

  private static <T> T ask(Transactions transactions, Function<MentionStatements, T> question) {
    return transactions.ask(
        WHAT, session -> question.apply(session.getMapper(MentionStatements.class)));
  }
}
