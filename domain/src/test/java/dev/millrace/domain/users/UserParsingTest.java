package dev.millrace.domain.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.record.Parsed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserParsingTest {

  private final Users users = new Users();

  @Test
  void aUserOfVersion14IsRead() {
    User user =
        parsed(
            """
            {"gender": "male",
             "name": {"title": "Mr", "first": "Villads", "last": "Rasmussen"},
             "location": {
               "street": {"number": 7978, "name": "Marievej"},
               "city": "Billum", "state": "Syddanmark", "country": "Denmark", "postcode": 32842,
               "coordinates": {"latitude": "-39.6932", "longitude": "-140.4807"},
               "timezone": {"offset": "-2:00", "description": "Mid-Atlantic"}},
             "email": "villads.rasmussen@example.com",
             "login": {
               "uuid": "fd6c82f4-c251-43f8-92a4-557e116c67b8", "username": "redfish400",
               "password": "", "salt": "", "md5": "", "sha1": "", "sha256": ""},
             "dob": {"date": "1962-12-12T18:21:50.701Z", "age": 63},
             "registered": {"date": "2012-02-05T06:55:30.031Z", "age": 14},
             "phone": "11473465", "cell": "31304297",
             "id": {"name": "CPR", "value": "121262-8415"},
             "picture": {"large": "https://e/l.jpg", "medium": "https://e/m.jpg",
               "thumbnail": "https://e/t.jpg"},
             "nat": "DK"}
            """);
    assertThat(user)
        .isEqualTo(
            new User(
                UserId.of("fd6c82f4-c251-43f8-92a4-557e116c67b8"),
                new CountryCode("DK"),
                "male",
                new PersonName("Mr", "Villads", "Rasmussen"),
                new EmailAddress("villads.rasmussen@example.com"),
                "redfish400",
                Instant.parse("1962-12-12T18:21:50.701Z"),
                Instant.parse("2012-02-05T06:55:30.031Z"),
                "11473465",
                "31304297",
                new NationalId("CPR", "121262-8415"),
                new Address("7978 Marievej", "Billum", "Syddanmark", "Denmark", "32842"),
                new Coordinates(new BigDecimal("-39.6932"), new BigDecimal("-140.4807")),
                new Timezone("-2:00", "Mid-Atlantic"),
                new Picture("https://e/l.jpg", "https://e/m.jpg", "https://e/t.jpg")));
    assertThat(users.key(user).value()).isEqualTo("fd6c82f4-c251-43f8-92a4-557e116c67b8");
  }

  @Test
  void aUserOfVersion12IsReadWithItsTextStreetAndBrokenId() {
    User user =
        parsed(
            """
            {"name": {"title": "mr", "first": "winfried", "last": "steinbach"},
             "location": {"street": "kirchplatz 35", "city": "bredstedt"},
             "login": {"uuid": "FD6C82F4-C251-43F8-92A4-557E116C67B8"},
             "dob": {"date": "1961-09-05T19:39:34Z", "age": 65},
             "id": {"name": "INSEE", "value": "2NNaN01776236 16"},
             "nat": "fr"}
            """);
    assertThat(user.name()).isEqualTo(new PersonName("mr", "winfried", "steinbach"));
    assertThat(user.address().street()).isEqualTo("kirchplatz 35");
    assertThat(user.nationalId()).isEqualTo(new NationalId("INSEE", "2NNaN01776236 16"));
    assertThat(user.nationality()).isEqualTo(new CountryCode("FR"));
    assertThat(user.id()).isEqualTo(UserId.of("fd6c82f4-c251-43f8-92a4-557e116c67b8"));
  }

  @Test
  void aUserOfVersion10IsNamedByWhatDoesNotChange() {
    String json =
        """
        {"name": {"first": "vinzenz"}, "email": "%s", "location": {"street": "%s"},
         "login": {"username": "blueostrich347"}, "registered": %s, "dob": 463583119,
         "id": {"name": "", "value": null}}
        """;
    User user = parsed(json.formatted("v@example.com", "4496 rosenstraße", "1089864942"));
    assertThat(user.registeredAt()).isEqualTo(Instant.ofEpochSecond(1_089_864_942));
    assertThat(user.bornAt()).isEqualTo(Instant.ofEpochSecond(463_583_119));
    assertThat(user.nationalId()).isNull();
    assertThat(user.id()).isEqualTo(UserId.of("2f70b17a-8785-3320-8a67-2fbb300c433d"));
    assertThat(parsed(json.formatted("w@example.com", "elsewhere", "1089864942")).id())
        .isEqualTo(user.id());
    assertThat(parsed(json.formatted("v@example.com", "4496 rosenstraße", "1089864943")).id())
        .isNotEqualTo(user.id());
  }

  @Test
  void aUserOfVersion11IsNamedAsOneOf10AndItsTimesAreReadAsUtc() {
    User user =
        parsed(
            """
            {"gender": "female", "name": {"title": "ms", "first": "noor", "last": "de wit"},
             "location": {"street": "1207 singel", "city": "gouda", "state": "utrecht",
               "postcode": 58214},
             "email": "noor.dewit@example.com",
             "login": {"username": "blueostrich347", "password": "", "salt": ""},
             "dob": "1984-09-09 12:51:59", "registered": "2004-07-15 04:15:42",
             "phone": "(310)-555-0112", "cell": "(611)-555-0190",
             "id": {"name": "BSN", "value": "12345672"}, "nat": "NL"}
            """);
    assertThat(user.bornAt()).isEqualTo(Instant.ofEpochSecond(463_582_319));
    assertThat(user.registeredAt()).isEqualTo(Instant.ofEpochSecond(1_089_864_942));
    assertThat(user.address().street()).isEqualTo("1207 singel");
    assertThat(user.id())
        .isEqualTo(
            parsed(
                    """
                    {"login": {"username": "blueostrich347"}, "registered": 1089864942,
                     "dob": 463582319}
                    """)
                .id());
  }

  /** Version 1.3 was served with the street of 1.2, later with that of 1.4. */
  @ParameterizedTest
  @ValueSource(strings = {"\"31 lange straat\"", "{\"number\": 31, \"name\": \"lange straat\"}"})
  void aUserOfVersion13IsReadWithEitherStreet(String street) {
    User user =
        parsed(
            """
            {"name": {"title": "miss", "first": "noor", "last": "de wit"},
             "location": {"street": %s, "city": "gouda", "state": "utrecht", "postcode": 58214,
               "coordinates": {"latitude": "-69.8246", "longitude": "134.8719"},
               "timezone": {"offset": "+9:30", "description": "Adelaide, Darwin"}},
             "login": {"uuid": "fd6c82f4-c251-43f8-92a4-557e116c67b8"},
             "dob": {"date": "1992-03-08T15:13:16.688Z", "age": 30}, "nat": "NL"}
            """
                .formatted(street));
    assertThat(user.address().street()).isEqualTo("31 lange straat");
    assertThat(user.address().country()).isNull();
    assertThat(user.bornAt()).isEqualTo(Instant.parse("1992-03-08T15:13:16.688Z"));
  }

  @Test
  void aUserOfAFewFieldsIsRead() {
    User user =
        parsed(
            """
            {"name": {"title": "Mr", "first": "Villads", "last": "Rasmussen"},
             "email": "villads.rasmussen@example.com",
             "login": {"uuid": "fd6c82f4-c251-43f8-92a4-557e116c67b8"}, "nat": "DK"}
            """);
    assertThat(user.nationality()).isEqualTo(new CountryCode("DK"));
    assertThat(user.address()).isEqualTo(SomeUsers.nobody().address());
    assertThat(user.bornAt()).isNull();
    assertThat(user.coordinates()).isNull();
  }

  @Test
  void anybodyServedIsReadAsTheyAre() {
    for (long seed = 0; seed < 1_000; seed++) {
      User user = SomeUsers.any(seed);
      assertThat(users.parse(Served.of(user).shuffled(seed)))
          .as("seed %s", seed)
          .isEqualTo(new Parsed.Accepted<>(user));
    }
  }

  @Test
  void whateverMayBeMissingMayBeNullAsWell() {
    for (String path : Served.parsedPaths()) {
      if (!List.of("login", "login.uuid").contains(path)) {
        assertThat(users.parse(ada().with(path, null).raw()))
            .as(path)
            .satisfiesAnyOf(
                parsed -> assertThat(parsed).isInstanceOf(Parsed.Accepted.class),
                parsed -> assertThat(path).startsWith("location.coordinates."));
        assertThat(users.parse(ada().with(path, null).raw()))
            .as(path)
            .isEqualTo(users.parse(ada().without(path).raw()));
      }
    }
  }

  @Test
  void noSecretIsPartOfAUser() {
    User user = accepted(ada());
    assertThat(user.toString()).doesNotContain("canary").contains("countess");
    assertThat(users.secrets())
        .containsExactlyInAnyOrder(
            "login.password", "login.salt", "login.md5", "login.sha1", "login.sha256");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gender",
        "name.title",
        "name.first",
        "name.last",
        "location.street",
        "location.city",
        "location.state",
        "location.country",
        "location.postcode",
        "location.timezone.offset",
        "location.timezone.description",
        "login.username",
        "phone",
        "cell",
        "id.name",
        "id.value",
        "picture.large",
        "picture.medium",
        "picture.thumbnail"
      })
  void anEmptyFreeTextSaysNothing(String path) {
    assertThat(accepted(ada().with(path, ""))).isEqualTo(accepted(ada().without(path)));
  }

  @Test
  void aPostcodeMayBeANumber() {
    assertThat(accepted(ada().with("location.postcode", 1234)).address().postcode())
        .isEqualTo("1234");
    assertThat(accepted(ada().with("location.postcode", "01234")).address().postcode())
        .isEqualTo("01234");
  }

  @Test
  void aStreetIsItsNumberThenItsName() {
    assertThat(street(ada().with("location.street.number", 7).with("location.street.name", "Rue")))
        .isEqualTo("7 Rue");
    assertThat(street(ada().with("location.street.number", 7).with("location.street.name", "")))
        .isEqualTo("7");
    assertThat(
            street(ada().with("location.street.number", "7b").with("location.street.name", "Rue")))
        .isEqualTo("7b Rue");
    assertThat(
            street(ada().with("location.street.number", null).with("location.street.name", "Rue")))
        .isEqualTo("Rue");
    assertThat(accepted(ada().with("location.street.number", null)).address().street()).isNull();
  }

  @Test
  void coordinatesMayBeNumbersAndTheirZerosDoNotMatter() {
    Served numbers =
        ada()
            .with("location.coordinates.latitude", new BigDecimal("51.50720"))
            .with("location.coordinates.longitude", new BigDecimal("-0.1353"));
    assertThat(accepted(numbers)).isEqualTo(SomeUsers.ada());
    Served texts =
        ada()
            .with("location.coordinates.latitude", "+90.000")
            .with("location.coordinates.longitude", "-180");
    assertThat(accepted(texts).coordinates())
        .isEqualTo(new Coordinates(new BigDecimal("90"), new BigDecimal("-180.0")));
  }

  @ParameterizedTest
  @CsvSource({
    "2012-02-05T06:55:30+14:00, 2012-02-04T16:55:30Z",
    "1850-01-01T00:00:00Z, 1850-01-01T00:00:00Z",
    "2100-12-31T23:59:59.999999999Z, 2100-12-31T23:59:59.999999Z",
  })
  void instantsAreReadToTheMicrosecond(String text, Instant expected) {
    assertThat(accepted(ada().with("registered.date", text)).registeredAt()).isEqualTo(expected);
  }

  @Test
  void longAndForeignTextsAreKept() {
    String name = "\u202e𝒜" + "é".repeat(997);
    assertThat(accepted(ada().with("name.first", name)).name().first()).isEqualTo(name);
  }

  private static Served ada() {
    return Served.of(SomeUsers.ada());
  }

  private String street(Served served) {
    return String.valueOf(accepted(served).address().street());
  }

  private User accepted(Served served) {
    assertThat(users.parse(served.raw())).isInstanceOf(Parsed.Accepted.class);
    return ((Parsed.Accepted<User>) users.parse(served.raw())).record();
  }

  private User parsed(String json) {
    Parsed<User> parsed = users.parse(Served.raw(JsonTree.of(json)));
    assertThat(parsed).isInstanceOf(Parsed.Accepted.class);
    return ((Parsed.Accepted<User>) parsed).record();
  }
}
