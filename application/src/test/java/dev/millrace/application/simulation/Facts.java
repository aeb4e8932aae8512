package dev.millrace.application.simulation;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.Projected;
import dev.millrace.domain.family.Projector;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetters;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.receipt.Receipts;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.users.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The work of a batch of facts, with the domain's projector, in the order of the driver on Spark:
 * mutations flushed, dead letters sent, then one receipt per run, then the commit.
 */
final class Facts implements MicroBatches.Batch<Integer> {

  private record Count(long served, long deadLettered) {
    Count plus(Count other) {
      return new Count(served + other.served, deadLettered + other.deadLettered);
    }
  }

  private final World world;
  private final FamilyName family;
  private final Projector<User> projector;
  private final Supplier<ViewWriter> writers;
  private final DeadLetters deadLetters;
  private final Receipts receipts;

  Facts(
      World world,
      FamilyName family,
      Projector<User> projector,
      Supplier<ViewWriter> writers,
      DeadLetters deadLetters,
      Receipts receipts) {
    this.world = world;
    this.family = family;
    this.projector = projector;
    this.writers = writers;
    this.deadLetters = deadLetters;
    this.receipts = receipts;
  }

  @Override
  public Integer run(long generation, int id, List<List<LogRecord>> partitions, Integer none) {
    Map<String, Count> byRun = new TreeMap<>();
    for (List<LogRecord> partition : partitions) {
      while (world.happens(world.faults.late() / 4)) {
        serve(partition, new TreeMap<>());
      }
      serve(partition, byRun);
    }
    send(generation, id, byRun);
    return none;
  }

  private void serve(List<LogRecord> partition, Map<String, Count> byRun) {
    List<DeadLetter> letters = new ArrayList<>();
    try (ViewWriter writer = writers.get()) {
      for (LogRecord record : partition) {
        Projected<User> projected = projector.project(record);
        if (projected instanceof Projected.Served<User> served) {
          writer.write(served.mutations());
          byRun.merge(served.event().run().toString(), new Count(1, 0), Count::plus);
        } else if (projected instanceof Projected.Erased<User> erased) {
          writer.write(erased.mutations());
          if (erased.run() != null) {
            byRun.merge(erased.run().toString(), new Count(1, 0), Count::plus);
          }
        } else if (projected instanceof Projected.Dead<User> dead) {
          letters.add(dead.letter());
          Bytes run = record.headers().get(EventHeaders.RUN_ID);
          if (run != null) {
            byRun.merge(run.text(), new Count(0, 1), Count::plus);
          }
        }
      }
      writer.flush();
    }
    if (!letters.isEmpty()) {
      deadLetters.send(letters);
    }
  }

  private void send(long generation, int id, Map<String, Count> byRun) {
    List<Receipt> made = new ArrayList<>();
    byRun.forEach(
        (run, count) ->
            made.add(
                new Receipt(
                    family, generation, id, RunId.of(run), count.served(), count.deadLettered())));
    if (!made.isEmpty()) {
      receipts.send(made);
    }
  }
}
