package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dead letters by column, as {@code unnest} takes them; a header's value is hex. */
record LetterColumns(
    Column topics,
    Column partitions,
    Column offsets,
    Column families,
    Column keys,
    Column values,
    Column headers,
    Column events,
    Column runs,
    Column stages,
    Column codes,
    Column reasons,
    Column exceptions,
    Column times,
    Column attempts) {

  static LetterColumns of(List<DeadLetter> letters) {
    return new LetterColumns(
        Column.texts(letters, letter -> letter.position().topic()),
        Column.integers(letters, letter -> letter.position().partition()),
        Column.longs(letters, letter -> letter.position().offset()),
        Column.texts(letters, letter -> PlainText.of(letter.family())),
        Column.bytes(letters, DeadLetter::key),
        Column.bytes(letters, DeadLetter::value),
        Column.texts(letters, letter -> JsonText.object(letter.headers(), LetterColumns::hex)),
        Column.uuids(letters, letter -> letter.event().map(EventId::value).orElse(null)),
        Column.uuids(letters, LetterColumns::run),
        Column.texts(letters, letter -> PlainText.of(letter.stage())),
        Column.texts(letters, letter -> letter.code().name()),
        Column.texts(letters, letter -> PlainText.of(letter.reason())),
        Column.texts(letters, LetterColumns::exception),
        Column.texts(letters, letter -> letter.at().toString()),
        Column.integers(letters, DeadLetter::attempt));
  }

  private static @Nullable UUID run(DeadLetter letter) {
    return letter.run().map(RunId::value).orElse(null);
  }

  private static @Nullable String exception(DeadLetter letter) {
    String exception = letter.exception();
    return exception == null ? null : PlainText.of(exception);
  }

  private static String hex(Bytes bytes) {
    return JsonText.text(HexFormat.of().formatHex(bytes.array()));
  }
}
