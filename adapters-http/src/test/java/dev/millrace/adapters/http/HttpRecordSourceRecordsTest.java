package dev.millrace.adapters.http;

import static dev.millrace.adapters.http.Sources.config;
import static dev.millrace.adapters.http.Sources.once;
import static dev.millrace.adapters.http.Sources.page;
import static dev.millrace.adapters.http.Sources.request;
import static dev.millrace.adapters.http.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.port.source.UnusablePage;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Odd records, from the socket to the family: read or turned away, and never changed. */
@Timeout(30)
class HttpRecordSourceRecordsTest {

  private static final String ADA =
      "{\"login\":{\"uuid\":\"fd6c82f4-c251-43f8-92a4-557e116c67b8\"}";
  private static final String GOOD = ADA + ",\"nat\":\"GB\"}";

  /** What a record holds beside its key, and what is said against it, if anything. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "name":{"first":"a\\u0000b"}              | name.first: holds U+0000
          "name":{"first":"a\\ud800"}               | name.first: holds an unpaired surrogate
          "name":{"first":"\\udc00a"}               | name.first: holds an unpaired surrogate
          "name":{"first":"\\u202eadA"}             | -
          "name":{"first":"A\u200bda"}              | -
          "name":{"first":"\\ud83d\\ude00"}         | -
          "name":{"first":"Zo\u00eb"}               | -
          "name":{"first":"Zoe\u0308"}              | -
          "name":{"first":"\u0641\u0627\u0637\u0645\u0647"} | -
          "name":{"first":"\u0421\u043e\u043b\u043e\u043c\u0456\u044f"} | -
          "name":{"first":"\u0905\u0928\u0928\u094d\u092f\u093e"} | -
          "name":{"first":"A","first":"B"}          | name.first: is there more than once, not a text
          "name":{"first":"A"},"name":{"last":"B"}  | name: is there more than once, not an object
          "extra":1,"extra":2                       | -
          "extra":{"a":[1,{"b":null}]}              | -
          "name":null,"location":null,"dob":null    | -
          "name":[],"email":7                       | name: is a list, not an object
          "name":{"first":{"a":1}}                  | name.first: is an object, not a text
          "gender":-0                               | gender: is a number, not a text
          "dob":1e400                               | dob: is no whole number of seconds
          "dob":-0                                  | -
          "dob":9223372036854775808                 | dob: is no whole number of seconds
          "dob":1e999999999                         | dob: is no date and time
          "location":{"postcode":1234}              | -
          "location":{"postcode":"01234"}           | -
          "location":{"postcode":1.5}               | location.postcode: is no whole number of at most 64 bits
          "location":{"coordinates":{"latitude":"-69.8246","longitude":"134.8719"}} | -
          "location":{"coordinates":{"latitude":-69.8246,"longitude":134.8719}} | -
          "id":{"name":"","value":null}             | -
          "dob":{"date":"0001-01-01T00:00:00Z"}     | dob.date: is not within the years 1850 to 2100
          "dob":{"date":"9999-12-31T23:59:59Z"}     | dob.date: is not within the years 1850 to 2100
          "dob":{"date":"1984-02-30T00:00:00Z"}     | dob.date: is no ISO instant
          "dob":{"date":"1984-02-29T00:00:00+14:00"} | -
          """)
  void anOddRecordIsReadOrTurnedAwayAndItsNeighboursAreRead(String fields, String reason)
      throws IOException {
    String odd = ADA + "," + fields + "}";
    FetchedPage page = fetch(page("[" + odd + "," + GOOD + "]"));
    assertThat(page.records().get(0).bytes().text()).isEqualTo(odd);
    assertThat(problem(page.records().get(0))).isEqualTo(reason);
    assertThat(problem(page.records().get(1))).isEqualTo("-");
  }

  @Test
  void aNameOf10KilobytesIsTurnedAway() throws IOException {
    String odd = ADA + ",\"name\":{\"first\":\"" + "é".repeat(5_000) + "\"}}";
    FetchedPage page = fetch(page("[" + odd + "," + GOOD + "]"));
    assertThat(page.records().get(0).bytes().text()).isEqualTo(odd);
    assertThat(problem(page.records().get(0)))
        .isEqualTo("name.first: is longer than 1000 characters");
  }

  private static String problem(RawRecord raw) {
    Parsed<User> parsed = new Users().parse(raw);
    return parsed instanceof Parsed.Rejected<User> rejected
        ? rejected.reasons().get(0).toString()
        : "-";
  }

  static Stream<Arguments> noUtf8() {
    return Stream.of(
        Arguments.of("UTF-16, big end first", encoded(StandardCharsets.UTF_16BE)),
        Arguments.of("UTF-16, little end first", encoded(StandardCharsets.UTF_16LE)),
        Arguments.of("UTF-16 with a mark", encoded(StandardCharsets.UTF_16)),
        Arguments.of("Latin 1", encoded(StandardCharsets.ISO_8859_1)),
        Arguments.of("two marks before UTF-8", with("efbbbfefbbbf", "")),
        Arguments.of("a byte of no character", with("", "ff")),
        Arguments.of("an overlong slash", with("", "c0af")),
        Arguments.of("half of a pair", with("", "eda080")),
        Arguments.of("a character cut short", with("", "e282")));
  }

  private static byte[] encoded(Charset charset) {
    return page("[{\"a\":\"Zoë\"},2]").getBytes(charset);
  }

  /** A page with these bytes before it, and these within a text. */
  private static byte[] with(String before, String within) {
    HexFormat hex = HexFormat.of();
    String body = page("[{\"a\":\"?\"},2]");
    String page = hex.formatHex(body.getBytes(StandardCharsets.UTF_8));
    return hex.parseHex(before + page.replace("223f22", "22" + within + "22"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noUtf8")
  void whatIsNoUtf8IsNoPage(String name, byte[] body) throws IOException {
    FaultServer.Reply reply =
        FaultServer.bytes(body, "Content-Type: application/json", "Content-Length: " + body.length);
    try (FaultServer server = FaultServer.replying(reply)) {
      Evidence evidence = catchThrowableOfType(UnusablePage.class, () -> fetch(server)).evidence();
      assertThat(evidence.reason()).as(name).startsWith("not UTF-8 from byte ");
      assertThat(evidence.length()).isEqualTo(body.length);
    }
  }

  @Test
  void aMarkBeforeUtf8IsLeftOut() throws IOException {
    byte[] body = with("efbbbf", "61");
    FaultServer.Reply reply =
        FaultServer.bytes(body, "Content-Type: application/json", "Content-Length: " + body.length);
    try (FaultServer server = FaultServer.replying(reply)) {
      assertThat(fetch(server).body().text()).isEqualTo(page("[{\"a\":\"a\"},2]"));
      assertThat(fetch(server).records().get(0).bytes().text()).isEqualTo("{\"a\":\"a\"}");
    }
  }

  @Test
  void theSamePageIsTheSameBytesWheneverItIsAskedFor() throws IOException {
    String body = page("[" + GOOD + "," + GOOD + "]");
    try (FaultServer server = FaultServer.replying(FaultServer.json(body))) {
      assertThat(fetch(server).body()).isEqualTo(fetch(server).body());
      assertThat(fetch(server).records()).extracting(raw -> raw.bytes().text()).containsOnly(GOOD);
    }
  }

  /** Years ahead or behind: no time of ours comes from there. */
  @ParameterizedTest
  @CsvSource({"'Sat, 21 Nov 2099 12:00:00 GMT'", "'Thu, 01 Jan 1970 00:00:00 GMT'", "'gestern'"})
  void theClockOfTheSourceDatesNothing(String date) throws IOException {
    Instant now = Instant.parse("2026-11-21T12:00:00Z");
    byte[] body = page("[" + GOOD + "," + GOOD + "]").getBytes(StandardCharsets.UTF_8);
    FaultServer.Reply reply =
        FaultServer.bytes(
            body,
            "Content-Type: application/json",
            "Content-Length: " + body.length,
            "Last-Modified: " + date,
            "Date: " + date);
    try (FaultServer server = FaultServer.replying(reply)) {
      FetchedPage page =
          new HttpRecordSource(
                  config(),
                  InstantSource.fixed(now),
                  SystemDefaultDnsResolver.INSTANCE,
                  SSLContexts.createDefault())
              .fetch(request(server.uri("/api/1.4/"), 1, 2), Sources.SECRETS);
      assertThat(page.fetchedAt()).isEqualTo(now);
      assertThat(page.headers()).containsEntry("date", date);
    }
  }

  private static FetchedPage fetch(String body) throws IOException {
    try (FaultServer server = FaultServer.replying(FaultServer.json(body))) {
      return fetch(server);
    }
  }

  private static FetchedPage fetch(FaultServer server) {
    return source(once(config())).fetch(request(server.uri("/api/1.4/"), 1, 2), Sources.SECRETS);
  }
}
