package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.Fenced;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * One shard's writer: a transactional producer whose id is the shard's, so that Kafka itself lets
 * only the latest write. Not thread-safe.
 */
public final class KafkaEventLog implements EventLog {

  private final KafkaConfig config;
  private final int shard;
  private final Map<String, Integer> partitions = new HashMap<>();
  private @Nullable Producer<byte[], byte[]> producer;

  public KafkaEventLog(KafkaConfig config, int shard) {
    this.config = config;
    this.shard = shard;
  }

  @Override
  public Optional<Cursor> open() {
    close();
    String id = "millrace.relay-" + shard;
    Producer<byte[], byte[]> opened = Clients.transactional(config, id);
    producer = opened;
    try (Admin admin = Clients.admin(config)) {
      CursorTopic cursors = cursors(opened);
      HangingTransactions hanging = new HangingTransactions(config, admin, id, cursors);
      hanging.requireNoneCommitted();
      opened.initTransactions();
      hanging.abort();
      return cursors.read();
    } catch (KafkaException refused) {
      close();
      throw Failures.of("open shard " + shard, refused);
    } catch (Failure failure) {
      close();
      throw failure;
    }
  }

  @Override
  public void publish(List<OutboxRow> rows, Cursor next) {
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      throw new IllegalStateException("shard " + shard + " is not open");
    }
    try {
      publish(open, rows, next);
    } catch (Fenced | OutcomeUnknown lost) {
      close();
      throw lost;
    }
  }

  /** Leaves an open transaction to the next writer or to the brokers' timeout. */
  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
    partitions.clear();
  }

  private void publish(Producer<byte[], byte[]> open, List<OutboxRow> rows, Cursor next) {
    Transaction transaction = new Transaction(open);
    try {
      transaction.begin();
      for (OutboxRow row : rows) {
        transaction.send(
            EventRecord.of(row, partitions(open, row.family().topic())), "event " + row.event());
      }
      transaction.send(cursors(open).record(next), "the cursor");
      transaction.flush();
    } catch (KafkaException | Failure failed) {
      throw transaction.abort(failed);
    }
    transaction.commit();
  }

  private CursorTopic cursors(Producer<byte[], byte[]> open) {
    return new CursorTopic(config, shard, partitions(open, CursorTopic.NAME));
  }

  /** As many as there were at {@link #open}: more would move keys, and break their order. */
  private int partitions(Producer<byte[], byte[]> open, String topic) {
    return partitions.computeIfAbsent(topic, absent -> counted(topic, open));
  }

  private static int counted(String topic, Producer<byte[], byte[]> open) {
    int count = open.partitionsFor(topic).size();
    if (!KafkaConfig.divides(count)) {
      throw new PermanentFailure(
          "topic "
              + topic
              + " has "
              + count
              + " partitions, which do not divide 1024: "
              + "create it anew with 1, 2, 4, 8 and so on");
    }
    return count;
  }
}
