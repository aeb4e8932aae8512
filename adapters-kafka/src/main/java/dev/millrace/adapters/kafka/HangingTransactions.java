package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.outbox.Cursor;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A writer's transactions that are over for their coordinator and still open in a partition. They
 * hold committed readers of that partition back for ever, and the writer's next commit or abort
 * there would end them, too. Brokers from 4.1 on leave one behind when a partition has no leader at
 * the moment when a transaction ends (KAFKA-20734). KIP-664 is how they are found and ended.
 *
 * <p>What hangs may have been committed elsewhere, and an abort would lose it. The cursor tells: it
 * is committed with the rows that it covers.
 */
final class HangingTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);

  /** Topics of other writers. */
  private static final Set<String> OTHERS = Set.of(KafkaReceipts.TOPIC);

  private static final Duration POLL = Duration.ofMillis(250);

  private final KafkaConfig config;
  private final Admin admin;
  private final String id;
  private final CursorTopic cursors;
  private final Set<Long> producers = new HashSet<>();

  HangingTransactions(KafkaConfig config, Admin admin, String id, CursorTopic cursors) {
    this.config = config;
    this.admin = admin;
    this.id = id;
    this.cursors = cursors;
  }

  /**
   * To be called before the writer takes its place, which aborts what is open for the coordinator.
   *
   * @throws TransientFailure while something is open whose rows are committed: for a moment in
   *     which the last transaction ends, or for ever
   */
  void requireNoneCommitted() {
    describe().ifPresent(writer -> requireNoneCommitted(open(writer)));
  }

  /**
   * To be called when the writer has its place, and so no transaction of it is open.
   *
   * @throws TransientFailure as above, and when another writer has taken the place meanwhile
   */
  void abort() {
    TransactionDescription writer =
        describe()
            .filter(it -> it.state() == TransactionState.EMPTY)
            .orElseThrow(() -> new TransientFailure(id + " is in use by a later writer"));
    Map<TopicPartition, ProducerState> open = open(writer);
    open.values().removeIf(state -> isOf(writer, state));
    requireNoneCommitted(open);
    open.forEach(this::abort);
  }

  private static boolean isOf(TransactionDescription writer, ProducerState state) {
    return state.producerId() == writer.producerId()
        && state.producerEpoch() >= writer.producerEpoch();
  }

  private void abort(TopicPartition partition, ProducerState state) {
    LOG.warn("aborts what the brokers left open of {} in {}: {}", id, partition, state);
    AbortTransactionSpec spec =
        new AbortTransactionSpec(
            partition,
            state.producerId(),
            (short) state.producerEpoch(),
            Math.max(state.coordinatorEpoch().orElse(0), 0));
    Failures.await("abort " + spec, admin.abortTransaction(spec).all(), config);
  }

  private void requireNoneCommitted(Map<TopicPartition, ProducerState> open) {
    Optional<Cursor> committed = open.isEmpty() ? Optional.empty() : cursors.readStable();
    for (Map.Entry<TopicPartition, ProducerState> one : open.entrySet()) {
      if (committed.filter(cursor -> isCovered(one.getKey(), one.getValue(), cursor)).isPresent()) {
        throw new TransientFailure(
            ("the brokers committed what is open of %s in %s from offset %d on. If this lasts they"
                    + " will not end it there, and an abort would lose it: see \"When brokers leave"
                    + " a transaction open\" in docs/operating.md")
                .formatted(
                    id, one.getKey(), one.getValue().currentTransactionStartOffset().orElse(0)));
      }
    }
  }

  /** Whether the cursor covers the first row of what is open. */
  private boolean isCovered(TopicPartition partition, ProducerState state, Cursor cursor) {
    return !partition.topic().equals(CursorTopic.NAME)
        && EventRecords.mayBeCovered(
            first(partition, state.currentTransactionStartOffset().orElseThrow()), cursor);
  }

  private ConsumerRecord<byte[], byte[]> first(TopicPartition partition, long offset) {
    Map<String, Object> all = Map.of("isolation.level", "read_uncommitted");
    try (Consumer<byte[], byte[]> consumer = Clients.consumer(config, all)) {
      consumer.assign(Set.of(partition));
      consumer.seek(partition, offset);
      long deadline = System.nanoTime() + config.requestTimeout().toNanos();
      while (System.nanoTime() < deadline) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        if (!polled.isEmpty()) {
          return polled.iterator().next();
        }
      }
    }
    throw new TransientFailure("nothing came of " + partition + " from offset " + offset + " on");
  }

  private Optional<TransactionDescription> describe() {
    try {
      return Optional.of(
          Failures.await(
              "describe the transaction of " + id,
              admin.describeTransactions(List.of(id)).description(id),
              config));
    } catch (TransientFailure failure) {
      if (Failures.isCausedBy(failure, TransactionalIdNotFoundException.class)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Where the writer has an open transaction, also under the ids that it had before. */
  private Map<TopicPartition, ProducerState> open(TransactionDescription writer) {
    producers.add(writer.producerId());
    Map<TopicPartition, ProducerState> open = new HashMap<>();
    Set<TopicPartition> partitions =
        OurPartitions.of(admin, topic -> !OTHERS.contains(topic), config);
    Failures.await(
            "describe the producers of all topics",
            admin.describeProducers(partitions).all(),
            config)
        .forEach(
            (partition, states) ->
                states.activeProducers().stream()
                    .filter(state -> producers.contains(state.producerId()))
                    .filter(state -> state.currentTransactionStartOffset().isPresent())
                    .forEach(state -> open.put(partition, state)));
    return open;
  }
}
