package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A writer's transactions that are over for their coordinator and still open in a partition. They
 * hold committed readers of that partition back for ever, and the writer's next commit there would
 * commit them, too. Brokers from 4.1 on leave one behind when a partition has no leader at the
 * moment when a transaction ends (KAFKA-20734). KIP-664 is how they are found and ended.
 */
final class HangingTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);

  /** What the names of all topics of a relay begin with. */
  private static final String TOPICS = "millrace.";

  private final KafkaConfig config;
  private final Admin admin;
  private final String id;

  HangingTransactions(KafkaConfig config, Admin admin, String id) {
    this.config = config;
    this.admin = admin;
    this.id = id;
  }

  /**
   * To be called before the writer takes its place, which has the coordinator forget how the last
   * transaction ended.
   *
   * @throws TransientFailure while it ends
   * @throws PermanentFailure when it was committed and hangs somewhere: nobody can commit the rest
   */
  void requireNoneOfACommit() {
    Optional<TransactionDescription> last = describe();
    if (last.filter(it -> it.state() == TransactionState.PREPARE_COMMIT).isPresent()) {
      throw new TransientFailure("the last transaction of " + id + " is being committed");
    }
    if (last.filter(it -> it.state() == TransactionState.COMPLETE_COMMIT).isEmpty()) {
      return;
    }
    Map<TopicPartition, ProducerState> hanging = find(last.get().producerId());
    if (!hanging.isEmpty()) {
      throw new PermanentFailure(
          ("the brokers committed the last transaction of %s and left it open in %s, where nobody can"
                  + " commit it any more: abort it there by kafka-transactions.sh, and publish its"
                  + " records once more")
              .formatted(id, hanging.keySet()));
    }
  }

  /** To be called when the writer has its place, and so no transaction of it is open. */
  void abort() {
    describe()
        .ifPresent(
            writer ->
                find(writer.producerId()).entrySet().stream()
                    .filter(open -> open.getValue().producerEpoch() < writer.producerEpoch())
                    .forEach(this::abort));
  }

  private void abort(Entry<TopicPartition, ProducerState> open) {
    ProducerState state = open.getValue();
    LOG.warn("aborts what the brokers left open of {} in {}: {}", id, open.getKey(), state);
    AbortTransactionSpec spec =
        new AbortTransactionSpec(
            open.getKey(),
            state.producerId(),
            (short) state.producerEpoch(),
            Math.max(state.coordinatorEpoch().orElse(0), 0));
    Failures.await("abort " + spec, admin.abortTransaction(spec).all(), config);
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

  /** Where a producer has an open transaction. */
  private Map<TopicPartition, ProducerState> find(long producer) {
    Map<TopicPartition, ProducerState> open = new HashMap<>();
    Failures.await(
            "describe the producers of all topics",
            admin.describeProducers(partitions()).all(),
            config)
        .forEach(
            (partition, producers) ->
                producers.activeProducers().stream()
                    .filter(it -> it.producerId() == producer)
                    .filter(it -> it.currentTransactionStartOffset().isPresent())
                    .forEach(it -> open.put(partition, it)));
    return open;
  }

  /** Those of all topics that a relay writes to, and may have written to. */
  private Set<TopicPartition> partitions() {
    Set<String> topics =
        Failures.await("list the topics", admin.listTopics().names(), config).stream()
            .filter(topic -> topic.startsWith(TOPICS))
            .collect(Collectors.toUnmodifiableSet());
    return Failures.await(
            "describe the topics", admin.describeTopics(topics).allTopicNames(), config)
        .entrySet()
        .stream()
        .flatMap(
            topic ->
                topic.getValue().partitions().stream()
                    .map(partition -> new TopicPartition(topic.getKey(), partition.partition())))
        .collect(Collectors.toUnmodifiableSet());
  }
}
