package dev.millrace.application.simulation;

import dev.millrace.application.simulation.Checkpoint.Span;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.port.log.InMemoryLog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A streaming query by Spark's contract, as far as the path relies on it: the offsets of a batch
 * are written down before it begins, and it is committed after it has ended. Whatever happens in
 * between, the same batch comes again, with the same id, offsets and former state. Its partitions
 * are worked on in any order, each perhaps more than once. What is left out: several drivers on one
 * checkpoint, and the watermark, for the clock never moves by as much as the lateness allowed.
 */
final class MicroBatches<S> implements Actor {

  /** What a query does with a batch; returns the state after it. */
  @FunctionalInterface
  interface Batch<S> {
    S run(long generation, int id, List<List<LogRecord>> partitions, S before);
  }

  private final String name;
  private final World world;
  private final InMemoryLog log;
  private final String topic;
  private final boolean uncommitted;
  private final S empty;
  private final Batch<S> batch;
  private final int most;
  private Checkpoint<S> checkpoint;
  private int losses;
  private int committed;

  MicroBatches(
      String name,
      World world,
      InMemoryLog log,
      String topic,
      boolean uncommitted,
      S empty,
      Function<Actor, Batch<S>> batch) {
    this.name = name;
    this.world = world;
    this.log = log;
    this.topic = topic;
    this.uncommitted = uncommitted;
    this.empty = empty;
    this.batch = batch.apply(this);
    this.most = 1 + world.dice.below(4);
    this.checkpoint = fresh();
  }

  @Override
  public String name() {
    return name;
  }

  Checkpoint<S> checkpoint() {
    return checkpoint;
  }

  /** How many batches were ever committed. */
  int committed() {
    return committed;
  }

  /** How often its checkpoint was lost. */
  int losses() {
    return losses;
  }

  /** Loses the checkpoint; the query begins a new generation at the topic's start. */
  void lose() {
    losses++;
    checkpoint = fresh();
  }

  @Override
  public boolean step() {
    if (checkpoint.isSettled()) {
      List<Span> spans = next();
      if (spans.isEmpty()) {
        return false;
      }
      checkpoint.plan(spans);
      world.edge(this, "planned");
    }
    run(checkpoint, checkpoint.latest());
    return true;
  }

  private void run(Checkpoint<S> mine, int id) {
    List<List<LogRecord>> partitions =
        world.dice.shuffled(mine.spans(id)).stream().map(this::read).toList();
    mine.keep(id, batch.run(mine.generation(), id, partitions, mine.before(id)));
    world.edge(this, "ran, not committed");
    mine.commit();
    committed++;
    world.edge(this, "committed");
  }

  private List<LogRecord> read(Span span) {
    return log.read(topic, span.partition(), span.from(), span.to(), uncommitted);
  }

  private List<Span> next() {
    List<Span> spans = new ArrayList<>();
    for (int partition = 0; partition < log.partitions(); partition++) {
      long from = checkpoint.planned(partition);
      long to = Math.min(log.end(topic, partition, uncommitted), from + most);
      if (to > from) {
        spans.add(new Span(partition, from, to));
      }
    }
    return spans;
  }

  /** A clock that is set back as a checkpoint is lost would be one fault too many. */
  private Checkpoint<S> fresh() {
    Instant now = world.clock.latest().plusMillis(losses);
    return new Checkpoint<>(ChronoUnit.MICROS.between(Instant.EPOCH, now), empty);
  }
}
