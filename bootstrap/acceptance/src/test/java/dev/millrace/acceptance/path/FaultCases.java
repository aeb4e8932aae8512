package dev.millrace.acceptance.path;

import static dev.millrace.acceptance.path.FaultCase.edited;
import static dev.millrace.acceptance.path.FaultCase.odd;
import static dev.millrace.acceptance.path.FaultCase.refusing;
import static dev.millrace.acceptance.path.FaultCase.unusable;

import dev.millrace.acceptance.path.FaultySource.Edit;
import dev.millrace.acceptance.path.FaultySource.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Every fault of a source that passes, in the order of the list of faults. */
final class FaultCases {

  private static final String BUSY = "503 Busy";
  private static final String SLOW_DOWN = "429 Slow down";
  private static final String TOO_LONG = "longer than the allowed ";
  private static final String TOO_DEEP = "too deep, or a text, name or number";
  private static final String NO_UTF8 = "not UTF-8 from byte ";

  private FaultCases() {}

  /**
   * All of them.
   *
   * @param tries how often a page is asked for until an attempt of its run has failed
   */
  static List<FaultCase> all(int tries) {
    return Stream.of(
            waits(tries), breaks(tries), sizes(tries), pages(tries), bytes(tries), records())
        .flatMap(List::stream)
        .toList();
  }

  private static List<FaultCase> waits(int tries) {
    Reply later =
        (client, page) -> SourceFault.status(BUSY, "Retry-After: " + httpDate(3)).to(client, page);
    return List.of(
        refusing("F01 seconds", 1, SourceFault.status(SLOW_DOWN, "Retry-After: 2"))
            .pausing(Duration.ofSeconds(2)),
        refusing("F01 a date", 1, later).pausing(Duration.ofSeconds(2)),
        refusing(
            "F01 nonsense",
            tries,
            SourceFault.status(SLOW_DOWN, "Retry-After: -1000000000"),
            SourceFault.status(SLOW_DOWN, "Retry-After: soon")),
        refusing("F01 nothing", tries, SourceFault.status(SLOW_DOWN)),
        refusing(
            "F02 a burst of 5xx",
            1,
            SourceFault.status("500 Oops"),
            SourceFault.status("502 Bad"),
            SourceFault.status(BUSY),
            SourceFault.status("504 Late")));
  }

  private static String httpDate(int secondsAhead) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(secondsAhead));
  }

  private static List<FaultCase> breaks(int tries) {
    return List.of(
        refusing("F03 reset in the head", tries, SourceFault.resetAfter(20)),
        refusing("F03 reset in the body", tries, SourceFault.resetAfter(1_000)),
        unusable("F04 shorter than announced", "cut off", tries, SourceFault.half()),
        unusable("F04 chunks without an end", "cut off", tries, SourceFault.chunksWithoutEnd()),
        refusing("F05 a head byte by byte", 1, SourceFault.drip(false)),
        refusing("F05 a body byte by byte", 1, SourceFault.drip(true)));
  }

  private static List<FaultCase> sizes(int tries) {
    return List.of(
        unusable("F06 500 MB", TOO_LONG, tries, SourceFault.flood()),
        unusable("F06 a bomb", TOO_LONG, tries, SourceFault.bomb()),
        unusable("F06 a deep record", TOO_DEEP, tries, first("[".repeat(100_000))),
        unusable("F06 a long text", TOO_DEEP, tries, first("\"" + "x".repeat(12 << 20) + "\"")),
        unusable("F06 a long number", TOO_DEEP, tries, first("1".repeat(1_000_000))));
  }

  /** A page whose first record is this. */
  private static Reply first(String record) {
    return SourceFault.text(page -> page.with(replaced(page.records(), record)).text());
  }

  private static List<String> replaced(List<String> records, String first) {
    List<String> others = new ArrayList<>(records);
    others.set(0, first);
    return others;
  }

  private static List<FaultCase> pages(int tries) {
    return List.of(
        unusable(
            "F07 an error",
            "an error object",
            tries,
            SourceFault.text(page -> "{\"error\":\"Uh oh\"}")),
        unusable(
            "F07 no results",
            "results is empty",
            1,
            SourceFault.text(page -> page.with(List.of()).text())),
        unusable(
            "F07 no info",
            "no info object",
            tries,
            SourceFault.text(page -> "{\"results\":[" + String.join(",", page.records()) + "]}")),
        unusable(
            "F07 more than asked",
            "results: 11 of 10 asked",
            tries,
            SourceFault.text(page -> page.with(oneMore(page.records())).text())));
  }

  private static List<String> oneMore(List<String> records) {
    List<String> more = new ArrayList<>(records);
    more.add(records.get(0));
    return more;
  }

  private static List<FaultCase> bytes(int tries) {
    return List.of(
        unusable(
            "F08 a web page",
            "its content type is not JSON",
            tries,
            SourceFault.typed("text/html; charset=utf-8")),
        unusable(
            "F08 HTML in JSON's name",
            "not JSON",
            tries,
            SourceFault.text(page -> "<html>Maintenance</html>")),
        unusable(
            "F08 UTF-16",
            NO_UTF8,
            tries,
            SourceFault.encoded(StandardCharsets.UTF_16, HonestPage::text)),
        unusable("F08 a byte of no character", NO_UTF8, tries, SourceFault.withBytes(0xff)),
        unusable("F08 an overlong slash", NO_UTF8, tries, SourceFault.withBytes(0xc0, 0xaf)),
        unusable("F10 no number", "not JSON", tries, first("{\"dob\":NaN}")));
  }

  /** What each record holds beside its key, and the reason against it. */
  private static List<FaultCase> records() {
    return List.of(
        odd(
            "F08 half a pair",
            "\"name\":{\"first\":\"a\\ud800\"}|name.first: holds an unpaired surrogate"),
        odd(
            "F09 names",
            "\"name\":{\"first\":\"a\\u0000b\"}|name.first: holds U+0000",
            "\"name\":{\"first\":\""
                + "é".repeat(5_000)
                + "\"}|name.first: is longer than 1000 characters",
            "\"name\":{\"first\":\"\\u202eadA\"}",
            "\"name\":{\"first\":\"A\u200bda\"}",
            "\"name\":{\"first\":\"\ud83d\ude00\"}",
            "\"name\":{\"first\":\"Zo\u00eb\",\"last\":\"Zoe\u0308\"}",
            "\"name\":{\"first\":\"\u0641\u0627\u0637\u0645\u0647\",\"last\":\"\u0905\u0928\u094d\u092f\u093e\"}"),
        odd(
            "F10 values",
            "\"name\":{\"first\":\"A\",\"first\":\"B\"}|name.first: is there more than once, not a text",
            "\"dob\":1e400|dob: is no whole number of seconds",
            "\"dob\":9223372036854775808|dob: is no whole number of seconds",
            "\"gender\":-0|gender: is a number, not a text",
            "\"name\":[]|name: is a list, not an object",
            "\"name\":null,\"location\":null,\"dob\":null,\"email\":null",
            "\"shoe\":{\"size\":43}",
            "\"dob\":-0"),
        odd(
            "F11 shapes",
            "\"location\":{\"postcode\":\"01234\"}",
            "\"location\":{\"postcode\":1234}",
            "\"location\":{\"postcode\":1.5}|location.postcode: is no whole number of at most 64 bits",
            "\"location\":{\"coordinates\":{\"latitude\":\"-69.8\",\"longitude\":134.8}}",
            "\"id\":{\"name\":\"\",\"value\":null}",
            "\"dob\":{\"date\":\"0001-01-01T00:00:00Z\"}|dob.date: is not within the years 1850 to 2100",
            "\"dob\":{\"date\":\"9999-12-31T23:59:59Z\"}|dob.date: is not within the years 1850 to 2100",
            "\"dob\":{\"date\":\"1984-02-30T00:00:00Z\"}|dob.date: is no ISO instant",
            "\"dob\":{\"date\":\"1984-02-29T00:00:00+14:00\"}"),
        edited("F12 repetitions", repeating()),
        edited("F15 a clock ahead", (page, records) -> aheadOfTime(records)));
  }

  /** One comes twice on its page and again on the next, where another is of another country. */
  private static Edit repeating() {
    List<String> before = new CopyOnWriteArrayList<>();
    return (page, records) -> {
      List<String> others = new ArrayList<>(records);
      if (page == 1) {
        others.set(9, records.get(0));
        before.addAll(records.subList(0, 2));
      } else {
        others.set(0, before.get(0));
        others.set(1, before.get(1).replaceFirst("\"nat\":\"[A-Z]{2}\"", "\"nat\":\"LI\""));
      }
      return others;
    };
  }

  private static List<String> aheadOfTime(List<String> records) {
    return records.stream()
        .map(
            record ->
                record.replaceFirst(
                    "\"registered\":\\{\"date\":\"[0-9]{4}", "\"registered\":{\"date\":\"2098"))
        .toList();
  }
}
