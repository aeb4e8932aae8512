package dev.millrace.domain.port.log;

import dev.millrace.domain.view.Position;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what groups committed. Thread-safe. */
public final class InMemoryConsumedOffsets implements ConsumedOffsets {

  private record Place(String topic, int partition) {}

  private final Map<String, Map<Place, Position>> byGroup = new ConcurrentHashMap<>();

  @Override
  public void commit(String group, List<Position> next) {
    Map<Place, Position> places =
        byGroup.computeIfAbsent(group, absent -> new ConcurrentHashMap<>());
    next.forEach(position -> places.put(place(position), position));
  }

  public List<Position> committed(String group) {
    return List.copyOf(byGroup.getOrDefault(group, Map.of()).values());
  }

  private static Place place(Position position) {
    return new Place(position.topic(), position.partition());
  }
}
