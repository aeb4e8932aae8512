package dev.millrace.application.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.UserId;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryingViewsTest {

  private static final Users USERS = new Users();
  private static final Families FAMILIES = new Families(List.of(USERS, new UserEvents()));
  private static final String ADA = SomeUsers.ada().id().toString();
  private static final Map<String, String> BRITISH =
      Map.of("country", "GB", "registered_on", "2012-06-05");

  private final InMemoryViews stored =
      new InMemoryViews(
          FAMILIES.all().stream().flatMap(family -> family.tables().stream()).toList());
  private final QueryViews views = new QueryingViews(FAMILIES, stored);

  @BeforeEach
  void serveAda() {
    serve(SomeUsers.ada());
  }

  @Test
  void whatCanBeAskedAreTheViewsOfAllFamiliesAndNothingElse() {
    assertThat(views.views())
        .extracting(View::name)
        .contains(
            "users_by_id",
            "users_by_registration_minute",
            "user_counts_by_age_band_and_minute",
            "user_event_revenue_by_kind_and_minute")
        .doesNotContain("user_events_waiting", "user_events_wait_for");
  }

  /** Their names would be taken for the question's own. */
  @Test
  void noKeyHasAColumnNamedAsAParameter() {
    assertThat(views.views().stream().flatMap(view -> view.partitionKey().stream()))
        .extracting(Column::name)
        .doesNotContain("from", "to", "page", "limit");
  }

  @Test
  void aRowIsShownWithPersonalDataMaskedAndNullsAsNulls() {
    Map<String, @Nullable Object> row = only(page(byId(ADA, false)));

    assertThat(row)
        .containsEntry("user_id", ADA)
        .containsEntry("nationality", "GB")
        .containsEntry("first_name", "A**")
        .containsEntry("email", "A**.********@*******.***")
        .containsEntry("born_at", "1***-**-*****:**:**.****")
        .containsEntry("registered_at", "2012-06-05T23:59:59.999Z")
        .containsEntry("version", 1L);
    assertThat(row.keySet())
        .containsExactlyElementsOf(
            USERS.views().get(0).columns().stream().map(Column::name).toList());
    serve(SomeUsers.nobody());
    assertThat(only(page(byId(SomeUsers.nobody().id().toString(), false))))
        .containsEntry("first_name", null)
        .containsEntry("born_at", null);
  }

  @Test
  void nothingOfWhatIsPersonalIsShownMasked() {
    List<String> secrets =
        List.of("Ada", "Lovelace", "countess", "1915", "12345", "0700", "18 15", "James", "SW1Y");
    for (View view : USERS.views()) {
      String shown = page(question(view, keyOf(view))).rows().toString();
      assertThat(shown).as(view.name()).contains(ADA).doesNotContain(secrets);
      assertThat(shown).doesNotContain("51.5", "0.1353", "example.com", "large.jpg");
    }
  }

  @Test
  void whoMaySeePersonalDataSeesIt() {
    assertThat(only(page(byId(ADA, true))))
        .containsEntry("first_name", "Ada")
        .containsEntry("email", "Ada.Lovelace@example.com")
        .containsEntry("born_at", "1915-12-10T07:15:00.123Z");
  }

  @Test
  void aPartitionIsReadPageByPage() {
    Set<Object> all = new LinkedHashSet<>();
    for (int i = 1; i <= 6; i++) {
      serve(numbered(i));
    }
    String next = null;
    int pages = 0;
    do {
      ViewAnswer.Page page = page(british(next, 3));
      page.rows().forEach(row -> assertThat(all.add(row.get("user_id"))).isTrue());
      next = page.next();
      pages++;
    } while (next != null);

    assertThat(all).hasSize(7);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void aPageThatEndsThePartitionHasNoNext() {
    assertThat(page(british(null, 1)).next()).isNull();
    serve(numbered(1));
    assertThat(page(british(null, 1)).next()).isNotNull();
    assertThat(page(british(null, 2)).next()).isNull();
  }

  @Test
  void countsAreBoundedByTheirWindows() {
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    for (int minute = 0; minute < 5; minute++) {
      stored.write(
          List.of(
              USERS
                  .windowedCounts()
                  .get(1)
                  .row("female", noon.plusSeconds(60L * minute), minute, new WriteTime(1))));
    }
    ViewQuestion question =
        new ViewQuestion(
            "user_counts_by_gender_and_minute",
            Map.of("gender", "female", "day", "2026-11-22"),
            "2026-11-22T12:01:00Z",
            "2026-11-22T12:04:00Z",
            null,
            100,
            false);

    assertThat(page(question).rows())
        .extracting(row -> row.get("window_start") + " " + row.get("count"))
        .containsExactly(
            "2026-11-22T12:01:00Z 1", "2026-11-22T12:02:00Z 2", "2026-11-22T12:03:00Z 3");
  }

  @Test
  void whatIsNotThereIsAnEmptyPage() {
    ViewAnswer.Page page = page(byId(UUID.randomUUID().toString(), false));

    assertThat(page.rows()).isEmpty();
    assertThat(page.next()).isNull();
  }

  @Test
  void anUnknownViewIsAnsweredByThoseThatThereAre() {
    ViewAnswer answer = views.ask(new ViewQuestion("users", Map.of(), null, null, null, 10, false));

    assertThat(((ViewAnswer.Unknown) answer).problem())
        .startsWith("There is no view users; there are users_by_id, users_by_country_and_day,");
  }

  @Test
  void allProblemsAreToldAtOnceAndNoValueIsRepeated() {
    Map<String, String> key = Map.of("registered_on", "canary", "city", "canary");
    ViewQuestion question =
        new ViewQuestion("users_by_country_and_day", key, "canary", null, null, 1_001, false);

    assertThat(problems(question))
        .containsExactly(
            "country is missing: a text that is not empty.",
            "registered_on is not a day such as 2010-01-31.",
            "city is no part of the key of users_by_country_and_day, which is asked by country and"
                + " registered_on.",
            "from is not a UUID such as 7a0eed16-9430-4d68-901f-c0d4c1c3bf22.",
            "limit is a whole number from 1 to 1000.");
  }

  @Test
  void aPartitionOfOneRowHasNoBounds() {
    ViewQuestion question =
        new ViewQuestion(
            "users_by_id", Map.of("user_id", ADA), null, "2026-11-22", null, 10, false);

    assertThat(problems(question))
        .containsExactly("to bounds nothing: a partition of users_by_id has one row.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "canary", "AAAA", "4pyT", "/w", "////////"})
  void aTokenThatIsNoneIsRefused(String token) {
    assertThat(problems(british(token, 3)))
        .containsExactly("page is the `next` of an answer to the same question.");
  }

  @Test
  void aTokenOfAnotherQuestionOrOneThatWasBentIsRefused() {
    serve(numbered(1));
    String next = page(british(null, 1)).next();
    byte[] text = Base64.getUrlDecoder().decode(next);
    text[text.length - 1] = 'x';
    String bent = Base64.getUrlEncoder().withoutPadding().encodeToString(text);

    Map<String, String> french = new HashMap<>(BRITISH);
    french.put("country", "FR");
    List<ViewQuestion> questions =
        List.of(
            british(bent, 1),
            new ViewQuestion("users_by_country_and_day", french, null, null, next, 1, false),
            new ViewQuestion("users_by_country_and_day", BRITISH, ADA, null, next, 1, false),
            new ViewQuestion("users_by_id", Map.of("user_id", ADA), null, null, next, 1, false));
    for (ViewQuestion question : questions) {
      assertThat(problems(question)).as(question.toString()).hasSize(1);
    }
  }

  private static ViewQuestion byId(String id, boolean isPersonal) {
    return new ViewQuestion("users_by_id", Map.of("user_id", id), null, null, null, 10, isPersonal);
  }

  private static ViewQuestion british(@Nullable String page, int limit) {
    return new ViewQuestion("users_by_country_and_day", BRITISH, null, null, page, limit, false);
  }

  private static ViewQuestion question(View view, Map<String, String> key) {
    return new ViewQuestion(view.name(), key, null, null, null, 10, false);
  }

  private static Map<String, String> keyOf(View view) {
    List<String> values =
        new ArrayList<>(
            Objects.requireNonNull(USERS.viewKeys(SomeUsers.ada()).byView().get(view.name())));
    Map<String, String> key = new HashMap<>();
    view.partitionKey().forEach(column -> key.put(column.name(), values.remove(0)));
    return key;
  }

  private ViewAnswer.Page page(ViewQuestion question) {
    return (ViewAnswer.Page) views.ask(question);
  }

  private List<String> problems(ViewQuestion question) {
    return ((ViewAnswer.Refused) views.ask(question)).problems();
  }

  private static Map<String, @Nullable Object> only(ViewAnswer.Page page) {
    assertThat(page.rows()).hasSize(1);
    return page.rows().get(0);
  }

  private void serve(User user) {
    stored.write(USERS.project(SomeUsers.first(user), new Position("millrace.users", 0, 1)));
  }

  /** Somebody of Ada's country and day. */
  private static User numbered(int number) {
    User ada = SomeUsers.ada();
    return new User(
        new UserId(new UUID(7, number)),
        ada.nationality(),
        ada.gender(),
        ada.name(),
        ada.email(),
        ada.username(),
        ada.bornAt(),
        ada.registeredAt(),
        ada.phone(),
        ada.cell(),
        ada.nationalId(),
        ada.address(),
        ada.coordinates(),
        ada.timezone(),
        ada.picture());
  }
}
