package dev.millrace.application.collect;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.Reason;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.users.Users;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A collector of users over ports in memory. */
final class Pushing {

  static final CollectLimits LIMITS =
      new CollectLimits(10, 5, Duration.ofHours(1), 8, Duration.ofSeconds(15));

  final AdjustableClock clock = new AdjustableClock();
  final InMemoryStore store = new InMemoryStore(clock);
  final Random random = new Random(1);
  final InMemoryPath path =
      new InMemoryPath(
          clock, new Users(), () -> new UUID(random.nextLong(), random.nextLong()), store);
  final FaultyIntake intake = new FaultyIntake(new InMemoryIntake(store));
  final CollectingRecords collecting = another();

  /** One of another process. */
  CollectingRecords another() {
    return new CollectingRecords(
        path.families,
        new CollectorPorts(intake, path.runs, path.schemas, path.codec, path.ids, clock),
        LIMITS);
  }

  Pushed push(Document... users) {
    return push(batch(null, users));
  }

  Pushed push(String key, Document... users) {
    return push(keyed(key, users));
  }

  Pushed push(Batch batch) {
    return push(collecting, batch);
  }

  /** Pushes to one of several. */
  static Pushed push(CollectingRecords to, Batch batch) {
    return new Pushed(to.collect(batch).toCompletableFuture());
  }

  int commit() {
    return commit(collecting);
  }

  int commit(CollectingRecords by) {
    return by.commit(path.users.name(), Duration.ZERO);
  }

  void commitAll() {
    while (commit() > 0) {
      // Until nobody waits.
    }
  }

  Batch keyed(String key, Document... users) {
    return batch(call(key, List.of(users)), users);
  }

  Batch batch(@Nullable Call call, Document... users) {
    List<Line> lines =
        IntStream.range(0, users.length)
            .mapToObj(i -> new Line(raw(i, users[i]), List.of()))
            .toList();
    return new Batch(path.users.name(), lines, call, Pushing::words);
  }

  static Line unreadable() {
    return new Line(
        raw(0, InMemoryPath.malformed()), List.of(new Reason("", "is not JSON after byte 0")));
  }

  static RawRecord raw(int index, Document user) {
    return new RawRecord(index, Bytes.ofText("record " + index), user);
  }

  private static Call call(String key, List<Document> users) {
    return new Call(
        new CallKey("operator", "POST", key), ContentHash.ofText(String.valueOf(users.size())));
  }

  /** The outcomes in their order. */
  static Answer words(Taken taken) {
    String outcomes =
        taken.records().stream()
            .map(record -> record.outcome().name())
            .collect(Collectors.joining(" "));
    return new Answer(200, null, outcomes);
  }

  /** The only run that there is. */
  Run run() {
    List<Run> runs = path.runs.newest(10);
    if (runs.size() != 1) {
      throw new AssertionError("not one run: " + runs);
    }
    return runs.get(0);
  }

  List<RunId> runs() {
    return path.runs.newest(10).stream().map(Run::id).toList();
  }
}
