package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.millrace.domain.port.serving.InMemoryViewPlaces;
import dev.millrace.domain.port.serving.InMemoryWriterLeases;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewPlace.Phase;
import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.port.serving.WriterLease;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BatchPlacesTest {

  private static final String NAME = QueryName.facts(Store.USERS.name()).toString();

  private final InMemoryWriterLeases leases = new InMemoryWriterLeases();
  private final InMemoryViewPlaces agreed = new InMemoryViewPlaces(leases);
  private final WriterLease lease = new WriterLease(NAME, new UUID(1, 1), "1@one", Instant.EPOCH);
  private final BatchPlaces places = BatchPlaces.of(agreed);

  @BeforeEach
  void hold() {
    assertThat(leases.take(lease)).isEmpty();
  }

  @Test
  void aQueryThatRestsKnowsWhatIsAgreedOnNow() {
    change();
    places.tell(lease);

    assertThat(agreed.seenBy(NAME)).contains(1L);
  }

  @Test
  void aBatchWritesByThePlacesOfItsBeginAndSoLongNoMoreIsKnown() {
    change();
    Places ofTheBatch = places.begin();
    change();
    places.tell(lease);
    assertThat(ofTheBatch.number()).isEqualTo(1);
    assertThat(agreed.seenBy(NAME)).contains(1L);

    places.end();
    places.tell(lease);

    assertThat(agreed.seenBy(NAME)).contains(2L);
    assertThat(places.begin().number()).isEqualTo(2);
  }

  @Test
  void aBatchThatBeginsWhileItIsLookedIsNotPassedOver() {
    BatchPlaces[] watched = new BatchPlaces[1];
    int[] looks = {0};
    ViewPlaces interrupted =
        (ViewPlaces)
            Proxy.newProxyInstance(
                ViewPlaces.class.getClassLoader(),
                new Class<?>[] {ViewPlaces.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("read") && looks[0]++ == 0) {
                    watched[0].begin();
                    change();
                  }
                  return method.invoke(agreed, arguments);
                });
    watched[0] = BatchPlaces.of(interrupted);

    watched[0].tell(lease);

    assertThat(agreed.seenBy(NAME)).contains(0L);
  }

  @Test
  void whereNothingIsAgreedOnEachViewStandsInItsOwnTable() {
    BatchPlaces first = BatchPlaces.first();

    assertThat(first.begin()).isEqualTo(Places.FIRST);
    assertThatCode(() -> first.tell(lease)).doesNotThrowAnyException();
  }

  @Test
  void whatTravelsToAnExecutorIsThere() {
    Map<String, ViewPlace> byView = new HashMap<>();
    for (Phase phase : Phase.values()) {
      String beside = phase == Phase.SETTLED ? null : "beside";
      byView.put(phase.name(), new ViewPlace(phase.name(), "live", beside, phase, 0, null));
    }
    Places all = new Places(7, byView);

    assertThat(TravellingPlaces.of(all).places()).isEqualTo(all);
  }

  private void change() {
    ViewPlace planned = ViewPlace.first("things").planning("things__1");
    assertThat(agreed.replace(planned, agreed.read().number())).isTrue();
  }
}
