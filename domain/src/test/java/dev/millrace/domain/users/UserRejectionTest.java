package dev.millrace.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UserRejectionTest {

  private static final String NO_KEY = "is missing, and so is the login.uuid that could do without";
  private static final String LATITUDE = "is no decimal number from -90 to 90";
  private static final String LONGITUDE = "is no decimal number from -180 to 180";
  private static final String IMPLAUSIBLE = "is not within the years 1850 to 2100";

  /** What no field of a user can be. */
  private static final List<@Nullable Object> ODD =
      Arrays.asList(
          null,
          "",
          " ",
          "x",
          "x\u0000",
          "\ud800",
          "\udc00x",
          "x".repeat(100_000),
          true,
          0,
          -1.5,
          Double.NaN,
          Long.MIN_VALUE,
          new BigDecimal("1e400"),
          new BigDecimal("1e-400"),
          new BigDecimal("1e2147483647"),
          new BigDecimal("1e-2147483647"),
          List.of(),
          List.of(Map.of("date", 1)),
          MapDocument.ambiguous(),
          Map.of(),
          Map.of("date", List.of(), "name", 7, "uuid", true));

  private final Users users = new Users();

  static Stream<Arguments> spoilt() {
    return Stream.of(
        arguments("email", "ada", List.of("email: is no e-mail address")),
        arguments("email", "", List.of("email: is no e-mail address")),
        arguments("email", "@example.com", List.of("email: is no e-mail address")),
        arguments("email", "ada@ ", List.of("email: is no e-mail address")),
        arguments("email", "a@b@c", List.of("email: is no e-mail address")),
        arguments("email", "a@" + "b".repeat(319), List.of("email: is no e-mail address")),
        arguments("email", 7, List.of("email: is a number, not a text")),
        arguments(
            "email",
            MapDocument.ambiguous(),
            List.of("email: is there more than once, not a text")),
        arguments(
            "name",
            MapDocument.ambiguous(),
            List.of("name: is there more than once, not an object")),
        arguments(
            "login.uuid",
            MapDocument.ambiguous(),
            List.of("login.uuid: is there more than once, not a text")),
        arguments(
            "location.postcode",
            MapDocument.ambiguous(),
            List.of("location.postcode: is there more than once, not a text")),
        arguments("nat", "DEU", List.of("nat: is not two letters")),
        arguments("nat", "\u0000", List.of("nat: holds U+0000")),
        arguments("nat", "D", List.of("nat: is not two letters")),
        arguments("nat", "ÄÖ", List.of("nat: is not two letters")),
        arguments("nat", "", List.of("nat: is not two letters")),
        arguments("nat", List.of("DE"), List.of("nat: is a list, not a text")),
        arguments("login.uuid", "1-1-1-1-1", List.of("login.uuid: is no UUID")),
        arguments("login.uuid", "", List.of("login.uuid: is no UUID")),
        arguments("login.uuid", 7, List.of("login.uuid: is a number, not a text")),
        arguments("login", "ada", List.of("login: is a text, not an object")),
        arguments("name", List.of(), List.of("name: is a list, not an object")),
        arguments("name.first", "a\u0000b", List.of("name.first: holds U+0000")),
        arguments("name.first", "a\ud800", List.of("name.first: holds an unpaired surrogate")),
        arguments("name.first", "\udfffa", List.of("name.first: holds an unpaired surrogate")),
        arguments("cell", "1".repeat(1001), List.of("cell: is longer than 1000 characters")),
        arguments(
            "phone",
            "\u0000\udc00".repeat(501),
            List.of(
                "phone: is longer than 1000 characters",
                "phone: holds U+0000",
                "phone: holds an unpaired surrogate")),
        arguments("gender", true, List.of("gender: is a truth value, not a text")),
        arguments("gender", Map.of(), List.of("gender: is an object, not a text")),
        arguments("dob", List.of(1), List.of("dob: is a list, not an object")),
        arguments("dob", new BigDecimal("1.5"), List.of("dob: is no whole number of seconds")),
        arguments("dob", new BigDecimal("1e400"), List.of("dob: is no whole number of seconds")),
        arguments("dob", Long.MIN_VALUE, List.of("dob: " + IMPLAUSIBLE)),
        arguments("dob", Long.MAX_VALUE, List.of("dob: " + IMPLAUSIBLE)),
        arguments("dob", 4_133_980_800L, List.of("dob: " + IMPLAUSIBLE)),
        arguments("dob", "1985-02-30 00:00:00", List.of("dob: is no date and time")),
        arguments("dob", "1985-02-20T00:00:00Z", List.of("dob: is no date and time")),
        arguments("dob", "1985-02-20", List.of("dob: is no date and time")),
        arguments("dob", "1985-02-20 24:00:00", List.of("dob: is no date and time")),
        arguments("dob", "", List.of("dob: is no date and time")),
        arguments("dob", "0001-01-01 00:00:00", List.of("dob: " + IMPLAUSIBLE)),
        arguments("dob.date", "1985-02-30T00:00:00Z", List.of("dob.date: is no ISO instant")),
        arguments("dob.date", "1985-02-20", List.of("dob.date: is no ISO instant")),
        arguments("dob.date", "", List.of("dob.date: is no ISO instant")),
        arguments("dob.date", 1985, List.of("dob.date: is a number, not a text")),
        arguments("dob.date", "0001-01-01T00:00:00Z", List.of("dob.date: " + IMPLAUSIBLE)),
        arguments("dob.date", "1849-12-31T23:59:59.9Z", List.of("dob.date: " + IMPLAUSIBLE)),
        arguments("dob.date", "2101-01-01T00:00:00Z", List.of("dob.date: " + IMPLAUSIBLE)),
        arguments(
            "registered.date", "9999-12-31T23:59:59Z", List.of("registered.date: " + IMPLAUSIBLE)),
        arguments("location", 1, List.of("location: is a number, not an object")),
        arguments("location.street", 1, List.of("location.street: is a number, not an object")),
        arguments(
            "location.street.number",
            new BigDecimal("7.5"),
            List.of("location.street.number: is no whole number of at most 64 bits")),
        arguments(
            "location.postcode",
            new BigDecimal("1e2147483647"),
            List.of("location.postcode: is no whole number of at most 64 bits")),
        arguments(
            "location.postcode", false, List.of("location.postcode: is a truth value, not a text")),
        arguments(
            "location.coordinates.latitude",
            "90.0001",
            List.of("location.coordinates.latitude: " + LATITUDE)),
        arguments(
            "location.coordinates.latitude",
            "1e1",
            List.of("location.coordinates.latitude: " + LATITUDE)),
        arguments(
            "location.coordinates.latitude",
            new BigDecimal("1e-2147483647"),
            List.of("location.coordinates.latitude: " + LATITUDE)),
        arguments(
            "location.coordinates.longitude",
            new BigDecimal("-180.1"),
            List.of("location.coordinates.longitude: " + LONGITUDE)),
        arguments(
            "location.coordinates.longitude",
            "",
            List.of("location.coordinates.longitude: " + LONGITUDE)),
        arguments(
            "location.coordinates.longitude",
            null,
            List.of("location.coordinates.longitude: is missing beside a latitude")),
        arguments(
            "location.coordinates.latitude",
            null,
            List.of("location.coordinates.latitude: is missing beside a longitude")),
        arguments(
            "location.coordinates",
            "here",
            List.of("location.coordinates: is a text, not an object")),
        arguments("id.value", 7, List.of("id.value: is a number, not a text")),
        arguments("picture", "link", List.of("picture: is a text, not an object")));
  }

  @ParameterizedTest
  @Timeout(5)
  @MethodSource("spoilt")
  void aSpoiltFieldIsNamedWithItsProblem(
      String path, @Nullable Object value, List<String> expected) {
    assertThat(reasons(users.parse(ada().with(path, value).raw()))).isEqualTo(expected);
  }

  @Test
  void everyReasonIsGivenAtOnce() {
    Served served =
        ada()
            .with("login.uuid", "none")
            .with("email", "none")
            .with("nat", "none")
            .with("dob.date", "none")
            .with("registered", "none")
            .with("cell", 7)
            .with("location.coordinates.latitude", "none")
            .with("location.coordinates.longitude", "none");
    assertThat(reasons(users.parse(served.raw())))
        .containsExactlyInAnyOrder(
            "login.uuid: is no UUID",
            "email: is no e-mail address",
            "nat: is not two letters",
            "dob.date: is no ISO instant",
            "registered: is no date and time",
            "cell: is a number, not a text",
            "location.coordinates.latitude: " + LATITUDE,
            "location.coordinates.longitude: " + LONGITUDE);
  }

  @Test
  void whatTheKeyNeedsMustBeThere() {
    assertThat(reasons(users.parse(Served.raw(JsonTree.of("{}")))))
        .containsExactly("login.username: " + NO_KEY, "registered: " + NO_KEY, "dob: " + NO_KEY);
    assertThat(reasons(users.parse(ada().with("login.uuid", null).without("dob").raw())))
        .containsExactly("dob: " + NO_KEY);
    assertThat(reasons(users.parse(ada().without("login.uuid").with("login.username", "").raw())))
        .containsExactly("login.username: " + NO_KEY);
  }

  @Test
  void whatTheKeyNeedsIsNotCalledMissingWhenItIsWrong() {
    Served served =
        ada()
            .without("login.uuid")
            .with("login.username", 7)
            .with("dob.date", "none")
            .with("registered", "none");
    assertThat(reasons(users.parse(served.raw())))
        .containsExactlyInAnyOrder(
            "login.username: is a number, not a text",
            "dob.date: is no ISO instant",
            "registered: is no date and time");
  }

  @ParameterizedTest
  @MethodSource("noObjects")
  void whatIsNoObjectIsNoUser(String json, String expected) {
    assertThat(reasons(users.parse(Served.raw(JsonTree.of(json))))).containsExactly(expected);
  }

  static Stream<Arguments> noObjects() {
    return Stream.of(
        arguments("[]", "is a list, not an object"),
        arguments("null", "is missing, not an object"),
        arguments("\"ada\"", "is a text, not an object"),
        arguments("1e400", "is a number, not an object"));
  }

  @Test
  void theBytesAreKeptAsTheyCame() {
    Parsed<User> parsed = users.parse(ada().with("email", "none").raw());
    assertThat(((Parsed.Rejected<User>) parsed).raw()).isEqualTo(Bytes.ofText("as received"));
  }

  @Test
  @Timeout(30)
  void anOddValueAnywhereIsReadOrNamed() {
    for (String path : Served.parsedPaths()) {
      for (Object odd : ODD) {
        if (users.parse(ada().with(path, odd).raw()) instanceof Parsed.Rejected<User> rejected) {
          assertThat(rejected.reasons())
              .extracting(Reason::path)
              .as(path)
              .allSatisfy(named -> assertThat(named).matches(at -> isNear(at, path)));
        }
      }
    }
  }

  /** A login without a uuid is wanting elsewhere, half a place in its other half. */
  private static boolean isNear(String named, String path) {
    return named.startsWith(path)
        || path.startsWith("login")
        || (path.startsWith("location.coordinates.") && named.startsWith("location.coordinates."));
  }

  @Test
  @Timeout(60)
  void noInputThrows() {
    for (long seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      Served served = ada();
      List<String> paths = new ArrayList<>(Served.parsedPaths());
      for (int i = random.nextInt(10); i >= 0; i--) {
        served.with(paths.get(random.nextInt(paths.size())), odd(random, 3));
      }
      Parsed<User> parsed = users.parse(served.shuffled(seed));
      if (parsed instanceof Parsed.Accepted<User> accepted) {
        User user = accepted.record();
        assertThat(users.read(users.write(user))).as("seed %s", seed).isEqualTo(user);
        assertThat(users.viewKeys(user).byView()).containsKey("users_by_id");
      }
    }
  }

  private static @Nullable Object odd(Random random, int depth) {
    Object odd = ODD.get(random.nextInt(ODD.size()));
    if (depth == 0 || random.nextInt(3) > 0) {
      return odd;
    }
    Map<String, @Nullable Object> fields = new HashMap<>();
    for (String name : List.of("uuid", "date", "name", "number", "coordinates", "latitude")) {
      fields.put(name, odd(random, depth - 1));
    }
    return fields;
  }

  private static Served ada() {
    return Served.of(SomeUsers.ada());
  }

  private static List<String> reasons(Parsed<User> parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Rejected.class);
    return ((Parsed.Rejected<User>) parsed).reasons().stream().map(Reason::toString).toList();
  }
}
