package dev.millrace.domain.port.log;

import dev.millrace.domain.view.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Keeps what groups committed. Thread-safe. */
public final class InMemoryConsumedOffsets implements ConsumedOffsets {

  private final Map<String, Progress> byGroup = new ConcurrentHashMap<>();

  @Override
  public void commit(String group, Progress progress) {
    if (!progress.next().isEmpty()) {
      byGroup.merge(group, progress, InMemoryConsumedOffsets::merged);
    }
  }

  @Override
  public Optional<Progress> last(String group) {
    return Optional.ofNullable(byGroup.get(group));
  }

  public List<Position> committed(String group) {
    return last(group).map(Progress::next).orElse(List.of());
  }

  private static Progress merged(Progress before, Progress now) {
    Stream<Position> kept =
        before.next().stream()
            .filter(old -> now.next().stream().noneMatch(fresh -> isSamePlace(old, fresh)));
    return new Progress(Stream.concat(kept, now.next().stream()).toList(), now.batch(), now.at());
  }

  private static boolean isSamePlace(Position one, Position other) {
    return one.topic().equals(other.topic()) && one.partition() == other.partition();
  }
}
