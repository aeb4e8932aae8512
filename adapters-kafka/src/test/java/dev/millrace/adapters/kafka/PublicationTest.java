package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.log.Refusal;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.log.Unpublishable;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.FamilyName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PublicationTest {

  private static final FamilyName THINGS = new FamilyName("things");
  private static final FamilyName OTHERS = new FamilyName("others");

  private final List<OutboxRow> rows = Rows.range(THINGS, 1, 5);

  @Test
  void ofAllThatAreBlamedOnlyTheRowThatIsRefusedAloneIsNamed() {
    OutboxRow poison = rows.get(3);
    OneBatch producer =
        new OneBatch(
            batch -> batch.contains(key(poison)) ? new InvalidRecordException("bad") : null);

    assertThatThrownBy(() -> publish(producer, rows))
        .isInstanceOfSatisfying(
            Unpublishable.class,
            refused ->
                assertThat(refused.refusals())
                    .containsExactly(
                        new Refusal(
                            poison,
                            DeadLetter.Code.REFUSED,
                            "InvalidRecordException, bad",
                            InvalidRecordException.class.getName())));
    assertThat(producer.commitCount()).isZero();
  }

  @Test
  void whatIsRefusedOnlyAmongOthersIsNobodysFault() {
    OneBatch producer =
        new OneBatch(batch -> batch.size() > 1 ? new InvalidRecordException("bad") : null);

    assertThatThrownBy(() -> publish(producer, rows)).isInstanceOf(TransientFailure.class);
    assertThat(producer.commitCount()).isZero();
  }

  @Test
  void aProbeThatFindsTheBrokersGoneBlamesNobody() {
    OneBatch producer =
        new OneBatch(
            batch ->
                batch.size() > 1
                    ? new InvalidRecordException("bad")
                    : new TimeoutException("late"));

    assertThatThrownBy(() -> publish(producer, rows))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("late");
  }

  @Test
  void aTopicThatMayNotBeWrittenRefusesItsRowsThoughOthersFailWithThem() {
    List<OutboxRow> both = new ArrayList<>(Rows.range(OTHERS, 6, 7));
    both.addAll(rows);
    OneBatch producer =
        new OneBatch(batch -> new TopicAuthorizationException(Set.of(THINGS.topic())));

    assertThatThrownBy(() -> publish(producer, both))
        .isInstanceOfSatisfying(
            Unpublishable.class,
            refused ->
                assertThat(refused.refusals())
                    .allMatch(Refusal::isOfTopic)
                    .extracting(Refusal::row)
                    .containsExactlyElementsOf(rows));
  }

  @Test
  void aProducerThatIsOverLeavesItOpenWhatCameOfIt() {
    OneBatch producer = new OneBatch(batch -> new InvalidTxnStateException("over"));

    assertThatThrownBy(() -> publish(producer, rows)).isInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void aProducerThatAllowsNoAbortLeavesItOpenWhatCameOfIt() {
    OneBatch producer =
        new OneBatch(batch -> new TimeoutException("late")) {
          @Override
          public void abortTransaction() {
            throw new IllegalStateException("in no state for that");
          }
        };

    assertThatThrownBy(() -> publish(producer, rows))
        .isInstanceOf(OutcomeUnknown.class)
        .hasMessageContaining("the abort failed");
  }

  /** To a topic that is gone a producer would wait for it with each record anew. */
  @Test
  void onceARecordHasFailedNoMoreAreSent() {
    AtomicInteger sent = new AtomicInteger();
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(
            OneBatch.cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
          @Override
          public synchronized Future<RecordMetadata> send(
              ProducerRecord<byte[], byte[]> record, Callback callback) {
            sent.incrementAndGet();
            callback.onCompletion(null, new TimeoutException("not in the metadata"));
            return CompletableFuture.failedFuture(new TimeoutException("not in the metadata"));
          }
        };

    assertThatThrownBy(() -> publish(producer, rows)).isInstanceOf(TransientFailure.class);
    assertThat(sent).hasValue(1);
  }

  private static void publish(MockProducer<byte[], byte[]> producer, List<OutboxRow> rows) {
    FamilyTopics topics = new FamilyTopics(KafkaConfig.of("nowhere:1", 1), Sharding.FIRST, () -> 0);
    rows.forEach(row -> topics.partitions(producer, row.family().topic()));
    producer.initTransactions();
    new Publication(producer, topics, new EventRecords())
        .publish(rows, List.of(), new ProducerRecord<>(CursorTopic.NAME, 0, new byte[0], null));
  }

  private static String key(OutboxRow row) {
    return row.key().value();
  }

  /** All that is sent between two flushes is one batch, and shares its fate. */
  private static class OneBatch extends MockProducer<byte[], byte[]> {

    private record Sent(String key, Callback callback) {}

    private final Function<List<String>, @Nullable RuntimeException> fate;
    private final List<Sent> batch = new ArrayList<>();

    OneBatch(Function<List<String>, @Nullable RuntimeException> fate) {
      super(cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
      this.fate = fate;
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<byte[], byte[]> record, Callback callback) {
      batch.add(new Sent(new String(record.key(), StandardCharsets.UTF_8), callback));
      return new CompletableFuture<>();
    }

    @Override
    public synchronized void flush() {
      RuntimeException failure = fate.apply(batch.stream().map(Sent::key).toList());
      batch.forEach(sent -> sent.callback().onCompletion(null, failure));
      batch.clear();
    }

    private static Cluster cluster() {
      Node node = new Node(1, "nowhere", 1);
      return new Cluster(
          "one", List.of(node), List.of(of(THINGS, node), of(OTHERS, node)), Set.of(), Set.of());
    }

    private static PartitionInfo of(FamilyName family, Node node) {
      return new PartitionInfo(family.topic(), 0, node, new Node[] {node}, new Node[] {node});
    }
  }
}
