package dev.millrace.domain.port.log;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.log.InMemoryPartition.Entry;
import dev.millrace.domain.port.log.InMemoryPartition.Mark;
import dev.millrace.domain.port.log.InMemoryPartition.State;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.receipt.InMemoryTopic;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the in-memory log's writers and readers share, with Kafka's transactions: records stand in
 * their partition while their transaction is open, and read_committed readers wait before them.
 * Thread-safe.
 */
public final class InMemoryLog {

  /** A row in its place. */
  public record Published(Position position, OutboxRow row) {}

  /** An open transaction of a shard. */
  record Transaction(
      Shard shard, int epoch, List<Published> rows, List<DeadLetter> parked, Mark mark) {}

  private static final int MAX_BYTES = 1 << 20;

  private final InstantSource clock;
  private final int partitions;
  private final Map<String, List<InMemoryPartition>> topics = new HashMap<>();
  private final List<Published> published = new ArrayList<>();
  private final Map<Shard, Transaction> open = new LinkedHashMap<>();
  private final Map<Shard, Cursor> cursors = new HashMap<>();
  private final Map<Shard, Integer> epochs = new HashMap<>();
  private final InMemoryTopic<DeadLetter> letters = new InMemoryTopic<>();
  private Predicate<OutboxRow> tooLarge = row -> row.payload().length() > MAX_BYTES;
  private long changes;

  public InMemoryLog(InstantSource clock, int partitions) {
    this.clock = clock;
    this.partitions = partitions;
  }

  /** All rows that were ever published, in the order of their transactions. */
  public synchronized List<Published> published() {
    return List.copyOf(published);
  }

  /** Rises with every change of what readers may see. */
  public synchronized long changes() {
    return changes;
  }

  /** The topic of dead letters. */
  public InMemoryTopic<DeadLetter> letters() {
    return letters;
  }

  /** Has other rows refused as too large than those above a mebibyte. */
  public synchronized void refuse(Predicate<OutboxRow> rows) {
    tooLarge = rows;
  }

  /** Removes a topic and all that is in it. */
  public synchronized void delete(String topic) {
    changes++;
    topics.remove(topic);
  }

  /** Creates a topic; whether it was missing. */
  public synchronized boolean create(String topic) {
    return topics.putIfAbsent(topic, newTopic()) == null;
  }

  /** Whether there is a topic of that name. */
  public synchronized boolean has(String topic) {
    return topics.containsKey(topic);
  }

  /** Appends a record of somebody else. */
  public synchronized Position appendForeign(String topic) {
    return appendForeign(topic, 0, null, null);
  }

  /** Appends a record of somebody else, without headers. */
  public synchronized Position appendForeign(
      String topic, int partition, @Nullable Bytes key, @Nullable Bytes value) {
    changes++;
    Position position = next(topic, partition);
    Instant now = clock.instant();
    partition(topic, partition)
        .add(
            new Entry(
                new LogRecord(position, now, key, value, Map.of()),
                new LoggedEvent(position, now, null, null, null, 1, false),
                new Mark(State.COMMITTED)));
    return position;
  }

  /** The cursor of a shard's last committed transaction. */
  public synchronized Optional<Cursor> cursor(Shard shard) {
    return Optional.ofNullable(cursors.get(shard));
  }

  /** The cursors of all shards that ever committed. */
  public synchronized Map<Shard, Cursor> cursors() {
    return Map.copyOf(cursors);
  }

  /** Aborts what a shard left open and fences its writer, as brokers do after a time; whether. */
  public synchronized boolean expire() {
    Optional<Shard> left = open.keySet().stream().findFirst();
    left.ifPresent(this::takeOver);
    return left.isPresent();
  }

  /** How many partitions each topic has. */
  public int partitions() {
    return partitions;
  }

  /** The offset after the last record that readers see, aborted and open ones too if asked for. */
  public synchronized long end(String topic, int partition, boolean uncommitted) {
    InMemoryPartition found = partition(topic, partition);
    return uncommitted ? found.end() : found.stableEnd();
  }

  /** The records from an offset to below another, aborted and open ones too if asked for. */
  public synchronized List<LogRecord> read(
      String topic, int partition, long from, long to, boolean uncommitted) {
    InMemoryPartition found = partition(topic, partition);
    List<Entry> entries = uncommitted ? found.read(from, to) : found.committed(from, to);
    return entries.stream().map(Entry::record).toList();
  }

  synchronized int takeOver(Shard shard) {
    changes++;
    Optional.ofNullable(open.remove(shard)).ifPresent(left -> left.mark().state = State.ABORTED);
    return epochs.merge(shard, 1, Integer::sum);
  }

  synchronized Transaction begin(
      Shard shard, int epoch, List<OutboxRow> rows, List<DeadLetter> parked) {
    requireLatest(shard, epoch);
    requireTaken(rows);
    changes++;
    Mark mark = new Mark(State.OPEN);
    List<Published> placed = rows.stream().map(row -> append(row, mark)).toList();
    Transaction transaction = new Transaction(shard, epoch, placed, parked, mark);
    open.put(shard, transaction);
    return transaction;
  }

  synchronized void commit(Transaction transaction, Cursor next) {
    requireLatest(transaction.shard(), transaction.epoch());
    changes++;
    open.remove(transaction.shard());
    transaction.mark().state = State.COMMITTED;
    published.addAll(transaction.rows());
    letters.append(transaction.parked());
    cursors.put(transaction.shard(), next);
  }

  synchronized void abort(Transaction transaction) {
    changes++;
    open.remove(transaction.shard(), transaction);
    transaction.mark().state = State.ABORTED;
  }

  synchronized Optional<List<LoggedEvent>> events(String topic) {
    return Optional.ofNullable(topics.get(topic))
        .map(
            found ->
                found.stream()
                    .flatMap(partition -> partition.committed(0, partition.stableEnd()).stream())
                    .map(Entry::seen)
                    .toList());
  }

  private void requireLatest(Shard shard, int epoch) {
    if (epochs.getOrDefault(shard, 0) != epoch) {
      throw new Fenced(shard + " has a later writer", new IllegalStateException());
    }
  }

  private void requireTaken(List<OutboxRow> rows) {
    List<Refusal> refusals =
        Stream.concat(
                rows.stream()
                    .filter(row -> !has(row.family().topic()))
                    .map(row -> refusal(row, Code.NO_TOPIC)),
                rows.stream().filter(tooLarge).map(row -> refusal(row, Code.TOO_LARGE)).limit(1))
            .toList();
    if (!refusals.isEmpty()) {
      throw new Unpublishable(refusals);
    }
  }

  private static Refusal refusal(OutboxRow row, Code code) {
    return new Refusal(row, code, "refused for the test", "java.lang.Exception");
  }

  private Published append(OutboxRow row, Mark mark) {
    String topic = row.family().topic();
    int partition = row.slot() % partitions;
    Position position = next(topic, partition);
    Instant now = clock.instant();
    Bytes value = row.erasure() == null ? row.payload() : null;
    LogRecord record =
        new LogRecord(position, now, Bytes.ofText(row.key().value()), value, headers(row));
    partition(topic, partition)
        .add(
            new Entry(
                record,
                new LoggedEvent(
                    position, now, row.event(), row.run(), row.key(), row.attempt(), value == null),
                mark));
    return new Published(position, row);
  }

  private static Map<String, Bytes> headers(OutboxRow row) {
    Map<String, Bytes> headers = new HashMap<>();
    headers.put(EventHeaders.EVENT_ID, Bytes.ofText(row.event().toString()));
    headers.put(EventHeaders.RUN_ID, Bytes.ofText(row.run().toString()));
    headers.put(EventHeaders.VERSION, Bytes.ofText(Long.toString(row.version())));
    headers.put(EventHeaders.ATTEMPT, Bytes.ofText(Integer.toString(row.attempt())));
    Erasure erasure = row.erasure();
    if (erasure != null) {
      headers.put(EventHeaders.ERASES, Bytes.ofText(erasure.text()));
    }
    return headers;
  }

  private Position next(String topic, int partition) {
    return new Position(topic, partition, partition(topic, partition).end());
  }

  private InMemoryPartition partition(String topic, int partition) {
    return topics.computeIfAbsent(topic, absent -> newTopic()).get(partition);
  }

  private List<InMemoryPartition> newTopic() {
    return Stream.generate(InMemoryPartition::new).limit(partitions).toList();
  }
}
