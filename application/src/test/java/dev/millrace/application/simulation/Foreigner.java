package dev.millrace.application.simulation;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.port.log.InMemoryLog;
import java.util.List;
import java.util.Objects;

/** Somebody with access to the topic: puts poison on it, or copies its records onto it. */
final class Foreigner implements Actor {

  private static final List<Bytes> POISON =
      List.of(
          Bytes.EMPTY,
          Bytes.ofText("hello"),
          Bytes.of(new byte[] {1, 0, 0, 0, 1}),
          Bytes.of(new byte[] {0, 0, 0, 0, 99, 1, 2, 3}),
          Bytes.of(new byte[] {0, 0, 0, 0, 1, 5}),
          Bytes.of(new byte[] {0, 0, 0, 0, 1, 127, -1, -1, -1}));

  private final World world;
  private final InMemoryLog log;
  private final String topic;
  private int copies;

  Foreigner(World world, InMemoryLog log, String topic) {
    this.world = world;
    this.log = log;
    this.topic = topic;
  }

  @Override
  public String name() {
    return "foreigner";
  }

  int copies() {
    return copies;
  }

  @Override
  public boolean step() {
    int partition = world.dice.below(log.partitions());
    if (world.happens(world.faults.poison())) {
      boolean isNull = world.dice.below(7) == 0;
      log.appendForeign(topic, partition, null, isNull ? null : world.dice.pick(POISON));
      world.edge(this, "puts poison");
      return true;
    }
    long end = log.end(topic, partition, false);
    if (end > 0 && world.happens(world.faults.copies())) {
      copy(partition, world.dice.below((int) end));
      return true;
    }
    return false;
  }

  private void copy(int partition, long offset) {
    for (LogRecord record : log.read(topic, partition, offset, offset + 1, false)) {
      log.appendForeign(topic, partition, record.key(), record.value());
      copies++;
      world.edge(this, "copies " + Objects.requireNonNullElse(record.key(), "poison"));
    }
  }
}
