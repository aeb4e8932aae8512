package dev.millrace.adapters.kafka;

import dev.millrace.adapters.kafka.Transaction.Failed;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.log.Fenced;
import dev.millrace.domain.port.log.Refusal;
import dev.millrace.domain.port.log.Unpublishable;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Rows, dead letters and cursor in one transaction, and who is to blame when there is none.
 *
 * <p>The client blames more records than the one that the brokers refused: those that shared its
 * batch, and all that wait behind it. So whatever is blamed is sent once more, alone, in a
 * transaction that is aborted, and what is refused there is refused for its own sake.
 */
final class Publication {

  private final Producer<byte[], byte[]> producer;
  private final FamilyTopics topics;
  private final EventRecords records;
  private final List<Sent> sent = new ArrayList<>();

  private record Sent(ProducerRecord<byte[], byte[]> record, OutboxRow row) {}

  Publication(Producer<byte[], byte[]> producer, FamilyTopics topics, EventRecords records) {
    this.producer = producer;
    this.topics = topics;
    this.records = records;
  }

  void publish(
      List<OutboxRow> rows, List<DeadLetter> parked, ProducerRecord<byte[], byte[]> cursor) {
    Transaction transaction = new Transaction(producer);
    try {
      transaction.begin();
      rows.forEach(row -> send(transaction, row));
      for (DeadLetter letter : parked) {
        transaction.send(DeadLetterRecord.write(KafkaDeadLetters.TOPIC, letter));
      }
      transaction.send(cursor);
      transaction.flush();
    } catch (KafkaException | Failure failed) {
      throw explained(aborted(transaction, failed), transaction.failed(), rows);
    }
    transaction.commit();
  }

  private void send(Transaction transaction, OutboxRow row) {
    ProducerRecord<byte[], byte[]> record =
        records.of(row, topics.partitions(row.family().topic()));
    sent.add(new Sent(record, row));
    transaction.send(record);
  }

  private static Failure aborted(Transaction transaction, RuntimeException failed) {
    Failure failure = transaction.abort(failed);
    if (failure instanceof Fenced || failure instanceof OutcomeUnknown) {
      throw failure;
    }
    return failure;
  }

  private Failure explained(Failure failure, List<Failed> failed, List<OutboxRow> rows) {
    List<Refusal> ofTopics = Refusals.ofTopics(failed, rows);
    if (!ofTopics.isEmpty()) {
      return new Unpublishable(ofTopics);
    }
    List<OutboxRow> suspects = blamed(failed).map(Refusal::row).toList();
    return suspects.isEmpty() ? failure : probed(suspects, failure);
  }

  private Failure probed(List<OutboxRow> suspects, Failure failure) {
    Transaction probe = new Transaction(producer);
    try {
      probe.begin();
      for (OutboxRow suspect : suspects) {
        send(probe, suspect);
        probe.flush();
      }
    } catch (KafkaException | Failure failed) {
      Failure alone = aborted(probe, failed);
      return blamed(probe.failed()).findFirst().<Failure>map(Publication::refused).orElse(alone);
    }
    probe.abort();
    return new TransientFailure("refused among others, and not alone: " + failure.getMessage());
  }

  /** The rows whose records are to blame; dead letters and cursors have none. */
  private Stream<Refusal> blamed(List<Failed> failed) {
    IdentityHashMap<ProducerRecord<byte[], byte[]>, OutboxRow> rows = new IdentityHashMap<>();
    sent.forEach(one -> rows.put(one.record(), one.row()));
    return failed.stream()
        .filter(one -> Blame.of(one.cause()) == Blame.RECORD)
        .flatMap(
            one ->
                Stream.ofNullable(rows.get(one.record()))
                    .map(row -> Refusals.of(row, one.cause())));
  }

  private static Unpublishable refused(Refusal refusal) {
    return new Unpublishable(List.of(refusal));
  }
}
