package dev.millrace.domain.port.serving;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Places in memory. Thread-safe. */
public final class InMemoryViewPlaces implements ViewPlaces {

  private record Sight(WriterLease lease, long number) {}

  private final InMemoryWriterLeases leases;
  private final Map<String, Sight> sights = new HashMap<>();
  private Places places = Places.FIRST;

  /**
   * @param leases under which queries run
   */
  public InMemoryViewPlaces(InMemoryWriterLeases leases) {
    this.leases = leases;
  }

  @Override
  public synchronized Places read() {
    return places;
  }

  @Override
  public synchronized boolean replace(ViewPlace place, long number) {
    if (number != places.number()) {
      return false;
    }
    Map<String, ViewPlace> byView = new HashMap<>(places.byView());
    byView.put(place.view(), place);
    places = new Places(number + 1, byView);
    return true;
  }

  @Override
  public synchronized void saw(WriterLease lease, long number) {
    sights.put(lease.name(), new Sight(lease, number));
  }

  @Override
  public synchronized Optional<Long> seenBy(String query) {
    return leases
        .holder(query)
        .map(
            holder ->
                Optional.ofNullable(sights.get(query))
                    .filter(sight -> sight.lease().id().equals(holder.id()))
                    .map(Sight::number)
                    .orElse(0L));
  }
}
