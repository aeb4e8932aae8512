package dev.millrace.application.simulation;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.simulation.Checkpoint.Span;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.receipt.InMemoryTopic;
import dev.millrace.domain.view.Position;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Once a batch of facts is committed, its offsets are behind the stream for good: so all that is in
 * it must be served or be a dead letter by then.
 */
final class CommittedFacts {

  private final InMemoryPath path;
  private final Truth truth;
  private final Readers readers;
  private final InMemoryTopic<DeadLetter> letters;
  private final MicroBatches<Integer> facts;
  private final long[] behind;
  private Checkpoint<Integer> checkpoint;
  private int checked;

  CommittedFacts(
      InMemoryPath path,
      Truth truth,
      Readers readers,
      InMemoryTopic<DeadLetter> letters,
      MicroBatches<Integer> facts) {
    this.path = path;
    this.truth = truth;
    this.readers = readers;
    this.letters = letters;
    this.facts = facts;
    this.behind = new long[path.log.partitions()];
    this.checkpoint = facts.checkpoint();
  }

  void check() {
    if (facts.checkpoint() != checkpoint) {
      checkpoint = facts.checkpoint();
      checked = 0;
    }
    if (checked < checkpoint.committed()) {
      for (; checked < checkpoint.committed(); checked++) {
        checkpoint.spans(checked).forEach(this::move);
      }
      checkEffects();
    }
  }

  private void move(Span span) {
    behind[span.partition()] = Math.max(behind[span.partition()], span.to());
  }

  private void checkEffects() {
    Map<String, Long> expected =
        ExpectedRows.of(
            truth.byKey(),
            fact ->
                fact.isEffective()
                    && readers.position(fact.event()).filter(this::isBehind).isPresent());
    Map<String, Long> served = ExpectedRows.served(path.views, path.users.views());
    Broken.unless(expected.equals(served), "what is committed is served", expected, served);
    Set<Position> kept = new HashSet<>();
    letters.items().forEach(letter -> kept.add(letter.position()));
    readers.dead().stream()
        .filter(this::isBehind)
        .forEach(
            position ->
                Broken.unless(
                    kept.contains(position), "what is committed is a dead letter", position));
  }

  private boolean isBehind(Position position) {
    return position.offset() < behind[position.partition()];
  }
}
