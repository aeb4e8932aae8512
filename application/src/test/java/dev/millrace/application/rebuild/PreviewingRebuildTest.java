package dev.millrace.application.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.rebuild.RowDifference.Cell;
import dev.millrace.application.rebuild.RowDifference.Kind;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.users.EmailAddress;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewingRebuildTest {

  private static final long ALL = Long.MAX_VALUE;
  private static final WriteTime LATER = new WriteTime(Long.MAX_VALUE / 2);

  private final InMemoryPath path = new InMemoryPath(1);
  private final List<String> heard = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users_by_id",
        "users_by_country_and_day",
        "users_by_email",
        "users_by_registration_minute"
      })
  void aViewThatHoldsWhatTheCodeMakesStaysAsItIs(String view) {
    serve(users(7, "ulm"));
    serve(users(3, "jena"));

    RebuildPreview preview = preview(view);

    assertThat(preview).matches(RebuildPreview::isSame);
    assertThat(preview)
        .extracting(RebuildPreview::records, RebuildPreview::equal, RebuildPreview::different)
        .containsExactly(7L, 7L, 0L);
    assertThat(preview.notCompared()).containsExactly("log_position");
    assertThat(heard).last().isEqualTo("7 of 7");
  }

  @Test
  void aRowThatIsDamagedAndOneThatIsGoneAreNamed() {
    serve(users(5, "ulm"));
    overwrite(1, "email", "mallory@example.com");
    path.views.write(List.of(new Mutation.Delete(byId(), List.of(id(3)), LATER)));

    RebuildPreview preview = preview("users_by_id");

    assertThat(preview)
        .extracting(
            RebuildPreview::equal,
            RebuildPreview::missing,
            RebuildPreview::changed,
            RebuildPreview::stale,
            RebuildPreview::unmapped,
            RebuildPreview::isSame)
        .containsExactly(3L, 1L, 1L, 0L, 0L, false);
    assertThat(preview.differences())
        .containsExactlyInAnyOrder(
            new RowDifference(
                Kind.CHANGED,
                Map.of("user_id", id(1).toString()),
                List.of(new Cell("email", "m******@*******.***", "u**-*@*******.***"))),
            new RowDifference(Kind.MISSING, Map.of("user_id", id(3).toString()), List.of()));
  }

  @Test
  void whoeverMaySeesPersonalDataAsTheyAre() {
    serve(users(1, "ulm"));
    overwrite(0, "email", "mallory@example.com");

    RebuildPreview preview =
        previewing(path.families).preview("users_by_id", ALL, true, this::hear);

    assertThat(preview.differences())
        .flatExtracting(RowDifference::cells)
        .containsExactly(new Cell("email", "mallory@example.com", "ulm-0@example.com"));
  }

  @Test
  void aChangedMapperShowsWhatItWouldChange() {
    serve(users(2, "ulm"));
    ChangedUsers upper =
        ChangedUsers.in(
            "users_by_id", "city", city -> String.valueOf(city).toUpperCase(Locale.ROOT));

    RebuildPreview preview = preview(upper, "users_by_id");

    assertThat(preview.changed()).isEqualTo(2);
    assertThat(preview.differences())
        .flatExtracting(RowDifference::cells)
        .containsOnly(new Cell("city", "ulm", "ULM"));
    assertThat(preview(upper, "users_by_email").isSame()).isTrue();
  }

  @Test
  void whatTheMapperNoLongerWritesWouldBeGone() {
    serve(users(1, "ulm"));

    RebuildPreview preview =
        preview(ChangedUsers.in("users_by_id", "city", city -> null), "users_by_id");

    assertThat(preview.differences())
        .flatExtracting(RowDifference::cells)
        .containsExactly(new Cell("city", "ulm", null));
  }

  @Test
  void aMapperThatMovesARowLeavesTheOldOneBehind() {
    serve(users(1, "ulm"));
    ChangedUsers moving = ChangedUsers.in("users_by_email", "email_hash", hash -> "0" + hash);

    RebuildPreview preview = preview(moving, "users_by_email");

    assertThat(preview.differences())
        .extracting(RowDifference::kind, one -> one.key().get("email_hash"))
        .containsExactly(
            tuple(Kind.MISSING, "0" + hash("ulm-0@example.com")),
            tuple(Kind.STALE, hash("ulm-0@example.com")));
  }

  @Test
  void aRowThatALaterVersionShouldHaveDeletedIsStale() {
    serve(users(1, "ulm"));
    serve(users(1, "jena"));
    View byEmail = view("users_by_email");
    View part = part(byEmail, "first_name");
    path.views.write(
        List.of(
            new Mutation.Upsert(
                part, List.of(hash("ulm-0@example.com"), id(0), "Ghost"), LATER, false)));

    RebuildPreview preview = preview("users_by_email");

    assertThat(preview)
        .extracting(RebuildPreview::equal, RebuildPreview::stale, RebuildPreview::different)
        .containsExactly(1L, 1L, 1L);
    assertThat(preview.differences())
        .containsExactly(
            new RowDifference(
                Kind.STALE,
                Map.of("email_hash", hash("ulm-0@example.com"), "user_id", id(0).toString()),
                List.of()));
  }

  @Test
  void aRecordThatTheMapperFailsForIsToldAndItsNeighboursAreCompared() {
    serve(users(3, "ulm"));
    ChangedUsers failing =
        new ChangedUsers(
            upsert -> {
              if (upsert.values().contains(id(1))) {
                throw new IllegalStateException("a bug that quotes");
              }
              return upsert;
            });

    RebuildPreview preview = preview(failing, "users_by_id");

    assertThat(preview)
        .extracting(RebuildPreview::equal, RebuildPreview::unmapped, RebuildPreview::isSame)
        .containsExactly(2L, 1L, false);
    assertThat(preview.unmappedRecords())
        .containsExactly(
            new Unmapped(new RecordKey(id(1).toString()), IllegalStateException.class.getName()));
  }

  @Test
  void whatTheOutboxKeepsNoMoreIsReadFromItsRawRecord() {
    RunId run = serve(users(2, "ulm"));
    path.store.drop(run);

    assertThat(preview("users_by_id").equal()).isEqualTo(2);

    path.store.dropRaw(run);
    RebuildPreview lost = preview("users_by_id");
    assertThat(lost)
        .extracting(RebuildPreview::equal, RebuildPreview::unmapped)
        .containsExactly(0L, 2L);
    assertThat(lost.unmappedRecords())
        .extracting(Unmapped::why)
        .allMatch(why -> why.contains("neither its event is in the outbox"));
  }

  @Test
  void noMoreRecordsThanWantedAreCompared() {
    serve(users(7, "ulm"));
    path.views.write(List.of(new Mutation.Delete(byId(), List.of(id(0)), LATER)));
    path.views.write(List.of(new Mutation.Delete(byId(), List.of(id(6)), LATER)));

    RebuildPreview preview = previewing(path.families).preview("users_by_id", 4, false, this::hear);

    assertThat(preview)
        .extracting(RebuildPreview::records, RebuildPreview::equal, RebuildPreview::missing)
        .containsExactly(4L, 3L, 1L);
    assertThat(heard).last().isEqualTo("4 of 4");
  }

  @Test
  void allThatDiffersIsCountedAndTheFirstOfItListed() {
    path.ingest(users(120, "ulm"), 40);

    RebuildPreview preview = preview("users_by_id");

    assertThat(preview.missing()).isEqualTo(120);
    assertThat(preview.differences()).hasSize(PreviewRebuild.LISTED);
  }

  @Test
  void whatArrivesMeanwhileIsNoDifference() {
    path.ingest(users(4, "ulm"), 2);
    ServedPartitions arriving =
        new ServedPartitions() {
          @Override
          public Map<RecordKey, List<ViewRow>> rows(
              View view, Collection<RecordKey> keys, int most) {
            return path.views.rows(view, keys, most);
          }

          @Override
          public Map<List<Object>, List<ViewRow>> under(View view, Collection<List<Object>> keys) {
            Map<List<Object>, List<ViewRow>> before = path.views.under(view, keys);
            path.relay();
            path.project();
            return before;
          }
        };

    RebuildPreview preview =
        path.previewing(path.families, arriving).preview("users_by_id", ALL, false, this::hear);

    assertThat(preview).matches(RebuildPreview::isSame);
    assertThat(preview.equal()).isEqualTo(4);
  }

  @Test
  void whatCompletesAnEventIsNotCompared() {
    Families both = new Families(List.of(path.users, new UserEvents()));

    assertThat(previewing(both).preview("user_events_by_user_and_day", ALL, false, this::hear))
        .extracting(RebuildPreview::notCompared)
        .isEqualTo(List.of("country", "gender", "age_band", "log_position"));
    assertThat(previewing(both).preview("user_events_by_id", ALL, false, this::hear).notCompared())
        .containsExactly("log_position");
  }

  @Test
  void countsOfWindowsAndWhatIsNoViewAreRefused() {
    assertThatThrownBy(() -> preview("user_counts_by_country_and_minute"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("millrace replay");
    assertThatThrownBy(() -> preview("users_by_shoe_size"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("users_by_id, users_by_country_and_day");
  }

  private RebuildPreview preview(String view) {
    return previewing(path.families).preview(view, ALL, false, this::hear);
  }

  private RebuildPreview preview(Family<?> mapping, String view) {
    return previewing(new Families(List.of(mapping))).preview(view, ALL, false, this::hear);
  }

  private PreviewingRebuild previewing(Families mapping) {
    return path.previewing(mapping, path.views);
  }

  private void hear(long done, long total) {
    heard.add(done + " of " + total);
  }

  private RunId serve(List<Document> users) {
    RunId run = path.ingest(users, 2);
    path.relay();
    path.project();
    return run;
  }

  private void overwrite(int number, String column, String value) {
    path.views.write(
        List.of(
            new Mutation.Upsert(part(byId(), column), List.of(id(number), value), LATER, false)));
  }

  private static View part(View view, String column) {
    return new View(
        view.name(),
        view.partitionKey(),
        view.clusteringKey(),
        List.of(Column.of(column, ColumnType.TEXT)));
  }

  private View byId() {
    return view("users_by_id");
  }

  private View view(String name) {
    return path.users.views().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Document> users(int count, String city) {
    return IntStream.range(0, count).mapToObj(number -> user(number, city)).toList();
  }

  private static Document user(int number, String city) {
    return MapDocument.of(
        Map.of(
            "login", Map.of("uuid", id(number).toString()),
            "location", Map.of("city", city),
            "email", city + "-" + number + "@example.com",
            "registered", Map.of("date", "2012-06-05T23:59:59.999Z"),
            "nat", "DE"));
  }

  private static UUID id(int number) {
    return new UUID(7, number);
  }

  private static String hash(String email) {
    return new EmailAddress(email).hash();
  }
}
