package dev.millrace.bootstrap.services.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.bootstrap.services.progress.BarGauge;
import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.bootstrap.services.progress.LineGauge;
import dev.millrace.local.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Prints an answer, for people or for programs. */
final class Output {

  /** How answers are printed. */
  enum Format {
    text,
    json
  }

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\n\t]]");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Format format;
  private final PrintWriter out;
  private final PrintWriter error;

  Output(Format format, CommandLine command) {
    this.format = format;
    this.out = command.getOut();
    this.error = command.getErr();
  }

  /**
   * Prints an answer.
   *
   * @param fields the answer of one JSON object: texts, numbers, truths, lists and maps of these
   * @param text the same for people
   */
  void print(Map<String, ?> fields, Consumer<PrintWriter> text) {
    if (format == Format.json) {
      out.println(json(fields));
    } else {
      StringWriter written = new StringWriter();
      text.accept(new PrintWriter(written));
      out.print(printable(written.toString()));
    }
    out.flush();
  }

  /**
   * Text that a terminal shows and does not obey: keys, reasons and log lines may come from a
   * source that nobody trusts. Lines and tabs stay.
   */
  static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("\ufffd");
  }

  /** A piece of an answer that never ends, as it is. */
  void piece(String piece) {
    out.print(piece);
    out.flush();
  }

  /** A piece of a live display, beside the answer. */
  void progress(String piece) {
    error.print(piece);
    error.flush();
  }

  boolean isForPeople() {
    return format == Format.text;
  }

  /** Whether anybody reads what is said beside the answer. */
  boolean isWatched() {
    return isForPeople() || Terminal.isStandardError();
  }

  /**
   * Shows on standard error how far a long piece of work is.
   *
   * @param what is going on, in one word
   */
  Gauge gauge(String what) {
    if (Terminal.isStandardError()) {
      return new BarGauge(what, this::progress, System::nanoTime);
    }
    return isForPeople()
        ? new LineGauge(what, line -> progress(line + System.lineSeparator()), System::nanoTime)
        : Gauge.silent();
  }

  /** A line on the way, for people only. */
  void say(String line) {
    if (isForPeople()) {
      out.println(printable(line));
      out.flush();
    }
  }

  private static String json(Map<String, ?> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an answer that is no JSON", e);
    }
  }
}
