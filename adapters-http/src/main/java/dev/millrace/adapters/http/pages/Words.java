package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How figures and times are written. */
final class Words {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int FINE = 10;
  private static final double KIBI = 1_024;
  private static final int ID = 8;

  private Words() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Such as {@code 1 record} or {@code 1,200 records}. */
  static String count(long count, String one) {
    return count(count) + " " + one + (count == 1 ? "" : "s");
  }

  static String rate(double rate) {
    return String.format(Locale.ROOT, rate > 0 && rate < FINE ? "%.1f" : "%,.0f", rate);
  }

  static String bytes(long bytes) {
    if (bytes < KIBI) {
      return bytes + " B";
    }
    return bytes < KIBI * KIBI
        ? String.format(Locale.ROOT, "%,.0f KiB", bytes / KIBI)
        : String.format(Locale.ROOT, "%,.1f MiB", bytes / (KIBI * KIBI));
  }

  static String moment(Instant time) {
    return MOMENT.format(time);
  }

  /** The same to the millisecond, to tell hops apart. */
  static String exact(Instant time) {
    return EXACT.format(time);
  }

  /** How long ago something was, with the exact time on demand. */
  static Html ago(Instant time, Instant now) {
    Duration since = Duration.between(time, now);
    String words = since.toSeconds() < 1 ? "just now" : Span.words(since) + " ago";
    return tag("time", words)
        .with("datetime", time.truncatedTo(ChronoUnit.SECONDS).toString())
        .with("title", moment(time) + " UTC");
  }

  /** The same for what is to come. */
  static Html ahead(Instant time, Instant now) {
    Duration until = Duration.between(now, time);
    return tag("time", until.isNegative() ? "now" : "in " + Span.words(until))
        .with("datetime", time.truncatedTo(ChronoUnit.SECONDS).toString())
        .with("title", moment(time) + " UTC");
  }

  /** The beginning of an id, enough to tell it from its neighbours. */
  static String brief(Object id) {
    String text = id.toString();
    return text.length() <= ID ? text : text.substring(0, ID);
  }
}
