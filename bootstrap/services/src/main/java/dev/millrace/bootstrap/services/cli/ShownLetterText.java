package dev.millrace.bootstrap.services.cli;

import dev.millrace.application.redrive.ShownLetter;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.KeptLetter;
import dev.millrace.domain.port.deadletter.Retry;
import dev.millrace.domain.record.ContentHash;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one dead letter is shown. */
final class ShownLetterText {

  private static final int LONGEST = 1_000;
  private static final int LINE = 16;
  private static final int MOST_LINES = 64;

  private final ShownLetter shown;
  private final KeptLetter kept;
  private final DeadLetter letter;
  private final boolean isPersonal;

  private ShownLetterText(ShownLetter shown, boolean isPersonal) {
    this.shown = shown;
    this.kept = shown.kept();
    this.letter = kept.letter();
    this.isPersonal = isPersonal;
  }

  static ExitCode print(Output output, ShownLetter shown, boolean isPersonal) {
    ShownLetterText text = new ShownLetterText(shown, isPersonal);
    output.print(text.fields(), text::print);
    return ExitCode.OK;
  }

  private Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", kept.number());
    fields.put("state", kept.state().name());
    fields.put("family", letter.family());
    fields.put("hop", letter.stage());
    fields.put("reason", letter.code().name());
    fields.put("why", letter.reason());
    fields.put("exception", letter.exception());
    fields.put("position", letter.position().toString());
    fields.put("attempt", letter.attempt());
    fields.put("deaths", kept.deaths());
    fields.put("diedAt", letter.at().toString());
    fields.put("retry", retryFields());
    fields.put("servedAt", kept.servedAt() == null ? null : kept.servedAt().toString());
    fields.put("key", shown.key(isPersonal));
    fields.put("headers", shown.headers(isPersonal));
    fields.put("bytes", kept.bytes() == null ? null : kept.bytes().length());
    fields.put("sha256", kept.bytes() == null ? null : ContentHash.ofBytes(kept.bytes()).hex());
    fields.put("masked", !isPersonal);
    fields.put("hex", isPersonal && kept.bytes() != null ? hex(kept.bytes()) : null);
    fields.put("undecoded", shown.problem());
    Map<String, String> decoded = new LinkedHashMap<>();
    shown.fields().forEach(field -> decoded.put(field.path(), field.value()));
    fields.put("fields", decoded);
    return fields;
  }

  private @Nullable Map<String, Object> retryFields() {
    Retry retry = kept.retry();
    if (retry == null) {
      return null;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("attempt", retry.attempt());
    fields.put("at", retry.at().toString());
    fields.put("by", by(retry));
    return fields;
  }

  private static String by(Retry retry) {
    return retry.redrive() == null ? "a replay" : "redrive " + retry.redrive();
  }

  private void print(PrintWriter out) {
    out.printf("Dead letter %d of %s, %s%n", kept.number(), letter.family(), kept.state());
    line(
        out,
        "died",
        "%s at %s, attempt %d".formatted(letter.at(), letter.stage(), letter.attempt()));
    line(out, "reason", letter.code() + ": " + cut(letter.reason()));
    line(out, "exception", letter.exception());
    line(out, "position", letter.position().toString());
    line(out, "deaths", "at %d attempts of its event".formatted(kept.deaths()));
    Retry retry = kept.retry();
    line(
        out,
        "retried",
        retry == null
            ? null
            : "at %s by %s, attempt %d".formatted(retry.at(), by(retry), retry.attempt()));
    line(out, "served", kept.servedAt() == null ? null : "seen at " + kept.servedAt());
    line(out, "key", shown.key(isPersonal));
    shown.headers(isPersonal).forEach((name, value) -> line(out, "header", name + ": " + value));
    printBytes(out);
    line(out, "undecoded", shown.problem());
    shown.fields().forEach(field -> line(out, "field", field.path() + ": " + field.value()));
  }

  private void printBytes(PrintWriter out) {
    Bytes bytes = kept.bytes();
    if (bytes == null) {
      return;
    }
    String hint = isPersonal ? "" : "; --personal shows them";
    line(out, "bytes", "%,d%s".formatted(bytes.length(), hint));
    line(out, "sha256", ContentHash.ofBytes(bytes).hex());
    if (isPersonal) {
      dump(out, bytes.array());
    }
  }

  private static void dump(PrintWriter out, byte[] bytes) {
    HexFormat hex = HexFormat.ofDelimiter(" ");
    int lines = Math.min(MOST_LINES, (bytes.length + LINE - 1) / LINE);
    for (int i = 0; i < lines; i++) {
      byte[] piece = Arrays.copyOfRange(bytes, i * LINE, Math.min(bytes.length, (i + 1) * LINE));
      out.printf("    %08x  %s%n", i * LINE, hex.formatHex(piece));
    }
    if (lines * LINE < bytes.length) {
      out.println("    …       --output json shows all of them");
    }
  }

  private static String hex(Bytes bytes) {
    return HexFormat.of().formatHex(bytes.array());
  }

  private static void line(PrintWriter out, String name, @Nullable String value) {
    if (value != null) {
      out.printf("  %-10s %s%n", name, value);
    }
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
