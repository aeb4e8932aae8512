package dev.millrace.domain.family;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.SomeEvents;
import dev.millrace.domain.events.UserEvent;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnricherTest {

  private static final Users USERS = new Users();
  private static final UserEvents EVENTS = new UserEvents();
  private static final Families FAMILIES = new Families(List.of(USERS, EVENTS));
  private static final Enrichment<UserEvent> ENRICHMENT = EVENTS.enrichment().orElseThrow();
  private static final View COMPLETED = EVENTS.views().get(1);

  /** More than the calls to a port that either task makes. */
  private static final int STEPS = 20;

  private static final Event<User> ADA = SomeUsers.first(SomeUsers.ada());
  private static final Event<User> ADA_IN_FRANCE = SomeUsers.next(ADA, SomeUsers.adaInFrance());
  private static final UUID USER = ADA.record().id().value();
  private static final Event<UserEvent> CLICK = SomeEvents.carrying(SomeEvents.click(1, USER));

  private InMemoryViews tables = empty();

  @Test
  void anEventOfAServedUserIsCompletedAtOnce() {
    serve(ADA);
    serve(CLICK);
    assertThat(ofTheUser(CLICK))
        .isEqualTo(Map.of("country", "GB", "gender", "female", "age_band", "65+"));
    assertThat(waiting()).isEmpty();
  }

  @Test
  void anEventThatCameBeforeItsUserIsCompletedWhenHeComes() {
    serve(CLICK);
    assertThat(ofTheUser(CLICK)).isEmpty();
    assertThat(waiting()).hasSize(1);
    serve(ADA);
    assertThat(ofTheUser(CLICK)).containsEntry("country", "GB");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aUserCompletesItsOwnEventsAlone() {
    Event<UserEvent> other = SomeEvents.carrying(SomeEvents.click(2, new UUID(9, 9)));
    serve(CLICK);
    serve(other);
    serve(ADA);
    assertThat(ofTheUser(CLICK)).isNotEmpty();
    assertThat(ofTheUser(other)).isEmpty();
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void whateverHappensBetweenTwoStepsNoEventIsLeftWaitingForAServedUser() {
    for (int step = 0; step < STEPS; step++) {
      tables = empty();
      Steps ofTheEvent = new Steps(tables, step, () -> serve(ADA));
      task(EVENTS, List.of(CLICK), ofTheEvent);
      ofTheEvent.end();
      assertThat(ofTheUser(CLICK)).as("user at step %d", step).containsEntry("country", "GB");
      assertThat(waiting()).as("user at step %d", step).isEmpty();

      tables = empty();
      Steps ofTheUser = new Steps(tables, step, () -> serve(CLICK));
      task(USERS, List.of(ADA), ofTheUser);
      ofTheUser.end();
      assertThat(ofTheUser(CLICK)).as("event at step %d", step).containsEntry("country", "GB");
      assertThat(waiting()).as("event at step %d", step).isEmpty();
    }
  }

  @Test
  void aTaskThatBreaksOffAnywhereAndIsRepeatedLeavesTheSame() {
    for (int step = 0; step < STEPS; step++) {
      tables = empty();
      breakOff(EVENTS, CLICK, step);
      serve(ADA);
      serve(CLICK);
      assertThat(ofTheUser(CLICK)).as("event broken off at %d", step).hasSize(3);

      tables = empty();
      serve(CLICK);
      breakOff(USERS, ADA, step);
      serve(ADA);
      assertThat(ofTheUser(CLICK)).as("user broken off at %d", step).hasSize(3);
      assertThat(waiting()).as("user broken off at %d", step).isEmpty();
    }
  }

  @Test
  void theNewerVersionOfAUserStaysHoweverLateTheOlderOneIsWritten() {
    for (int step = 0; step < STEPS; step++) {
      tables = empty();
      serve(ADA);
      boolean[] overtaken = {false};
      Runnable overtake =
          () -> {
            overtaken[0] = true;
            serve(ADA_IN_FRANCE);
            serve(CLICK);
          };
      task(EVENTS, List.of(CLICK), new Steps(tables, step, overtake));
      assertThat(ofTheUser(CLICK))
          .as("step %d", step)
          .containsEntry("country", overtaken[0] ? "FR" : "GB")
          .hasSize(3);
    }
  }

  @Test
  void whatANewerVersionNoLongerKnowsDisappears() {
    serve(SomeUsers.first(SomeUsers.ada()));
    serve(CLICK);
    serve(SomeUsers.next(ADA, SomeUsers.ada(null, null, null)));
    serve(CLICK);
    assertThat(ofTheUser(CLICK)).containsOnlyKeys("gender", "age_band");
  }

  @Test
  void whatIsNotAdmittedIsNeitherCompletedNorWaitedFor() {
    Event<UserEvent> internal = SomeEvents.carrying(SomeEvents.internal(2, USER));
    serve(internal);
    assertThat(waiting()).isEmpty();
    serve(ADA);
    serve(internal);
    assertThat(tables.contents(COMPLETED)).isEmpty();
  }

  @Test
  void howeverManyEventsWaitForAUserAllAreCompletedWhenHeComes() {
    int many = 2 * Enricher.MOST_WAITING + 200;
    task(EVENTS, clicks(many), new Steps(tables, -1, () -> {}));
    assertThat(waiting()).hasSize(many);
    serve(ADA);
    assertThat(waiting()).isEmpty();
    assertThat(tables.contents(COMPLETED))
        .hasSize(many)
        .allSatisfy(row -> assertThat(row).containsKeys("country", "kind"));
  }

  @Test
  void nobodyLooksAgainForEventsOfWhichNoneIsCompleted() {
    task(EVENTS, clicks(Enricher.MOST_WAITING), new Steps(tables, -1, () -> {}));
    Steps steps = new Steps(tables, -1, () -> {});
    Enricher<User> enricher = new Enricher<>(USERS, FAMILIES, steps);
    enricher.take(ADA); // whose row is not served
    enricher.finish(steps);
    assertThat(steps.reads()).as("the mark, what waits and the user").isEqualTo(3);
    assertThat(waiting()).hasSize(Enricher.MOST_WAITING);
  }

  @Test
  void rowsThatCannotBeRemovedEndTheLooks() {
    serve(CLICK);
    for (int i = 0; i < Enricher.MOST_WAITING; i++) {
      List<@Nullable Object> foreign = Arrays.asList(USER, Instant.EPOCH, new UUID(5, i), null);
      tables.write(
          List.of(
              new Mutation.Upsert(
                  ENRICHMENT.waiting(), foreign, new WriteTime(Long.MAX_VALUE), false)));
    }
    Steps steps = new Steps(tables, -1, () -> {});
    task(USERS, List.of(ADA), steps);
    assertThat(steps.reads()).isEqualTo(1 + 2 * Enricher.MOST_LOOKS);
    assertThat(waiting()).hasSize(Enricher.MOST_WAITING);
  }

  @Test
  void usersAskOnceATaskWhileNothingWaits() {
    Steps steps = new Steps(tables, -1, () -> {});
    List<Event<User>> users =
        IntStream.range(0, 500).mapToObj(i -> SomeUsers.first(SomeUsers.any(i))).toList();
    task(USERS, users, steps);
    assertThat(steps.reads()).isOne();
  }

  @Test
  void knownUsersAreLookedUpAtOnceAndNothingIsWrittenForThoseWhoDoNotWait() {
    serve(ADA);
    Steps steps = new Steps(tables, -1, () -> {});
    task(EVENTS, clicks(500), steps);
    assertThat(steps.reads()).isOne();
    assertThat(tables.contents(ENRICHMENT.mark())).isEmpty();
  }

  private static List<Event<UserEvent>> clicks(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> SomeEvents.carrying(SomeEvents.click(i, USER)))
        .toList();
  }

  private static InMemoryViews empty() {
    return new InMemoryViews(
        Stream.concat(USERS.tables().stream(), EVENTS.tables().stream()).toList());
  }

  private void serve(Event<?> event) {
    Steps steps = new Steps(tables, -1, () -> {});
    if (event.record() instanceof User) {
      @SuppressWarnings("unchecked")
      Event<User> user = (Event<User>) event;
      task(USERS, List.of(user), steps);
    } else {
      @SuppressWarnings("unchecked")
      Event<UserEvent> other = (Event<UserEvent>) event;
      task(EVENTS, List.of(other), steps);
    }
  }

  private <R> void breakOff(Family<R> family, Event<R> event, int step) {
    Runnable fault =
        () -> {
          throw new Steps.BrokenOff();
        };
    try {
      task(family, List.of(event), new Steps(tables, step, fault));
    } catch (Steps.BrokenOff expected) {
      // The process is gone.
    }
  }

  /** As a task on an executor does it. */
  private static <R> void task(Family<R> family, List<Event<R>> events, Steps steps) {
    Enricher<R> enricher = new Enricher<>(family, FAMILIES, steps);
    for (Event<R> event : events) {
      if (family.admits(event.record())) {
        steps.write(family.project(event, Steps.POSITION));
      }
      enricher.take(event);
    }
    steps.flush();
    enricher.finish(steps);
  }

  private List<Map<String, Object>> waiting() {
    return tables.contents(ENRICHMENT.waiting());
  }

  private Map<String, Object> ofTheUser(Event<UserEvent> event) {
    UUID id = event.record().id();
    Map<String, Object> found = new HashMap<>();
    for (Map<String, Object> row : tables.contents(COMPLETED)) {
      if (id.equals(row.get("user_event_id"))) {
        found.putAll(row);
      }
    }
    found.keySet().retainAll(List.of("country", "gender", "age_band"));
    return found;
  }
}
