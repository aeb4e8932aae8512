package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.Fenced;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
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
  private final Shard shard;
  private final FamilyTopics topics;
  private final EventRecords records = new EventRecords();
  private @Nullable Producer<byte[], byte[]> producer;

  public KafkaEventLog(KafkaConfig config, Shard shard) {
    this(config, shard, System::nanoTime);
  }

  KafkaEventLog(KafkaConfig config, Shard shard, LongSupplier nanos) {
    this.config = config;
    this.shard = shard;
    this.topics = new FamilyTopics(config, shard.sharding(), nanos);
  }

  @Override
  public Optional<Cursor> open() {
    close();
    String id = writer(shard);
    Producer<byte[], byte[]> opened = Clients.transactional(config, id);
    producer = opened;
    try (Admin admin = Clients.admin(config)) {
      CursorTopic.requireCompacted(admin, config);
      CursorTopic cursors = cursors(opened);
      HangingTransactions hanging = new HangingTransactions(config, admin, id, cursors);
      hanging.requireNoneCommitted();
      opened.initTransactions();
      hanging.abort();
      return cursors.read();
    } catch (KafkaException refused) {
      close();
      throw Failures.of("open " + shard, refused);
    } catch (Failure failure) {
      close();
      throw failure;
    }
  }

  @Override
  public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      throw new IllegalStateException(shard + " is not open");
    }
    try {
      topics.require(rows);
      if (!parked.isEmpty()) {
        topics.requireThere(KafkaDeadLetters.TOPIC);
      }
      new Publication(open, topics, records).publish(rows, parked, cursors(open).record(next));
    } catch (Fenced | OutcomeUnknown lost) {
      close();
      throw lost;
    } catch (KafkaException unanswered) {
      close();
      throw Failures.of("publish to " + shard, unanswered);
    }
  }

  /** Leaves an open transaction to the next writer or to the brokers' timeout. */
  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
    topics.forget();
  }

  private CursorTopic cursors(Producer<byte[], byte[]> open) {
    topics.partitions(open, CursorTopic.NAME);
    return new CursorTopic(config, shard);
  }

  /** The transactional id of a shard's writers. */
  static String writer(Shard shard) {
    return "millrace.relay-" + shard.name();
  }
}
