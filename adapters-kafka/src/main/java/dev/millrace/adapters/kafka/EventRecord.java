package dev.millrace.adapters.kafka;

import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** An outbox row as a record of its family's topic. */
final class EventRecord {

  private EventRecord() {}

  static ProducerRecord<byte[], byte[]> of(OutboxRow row, int partitions) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            row.family().topic(),
            row.slot() % partitions,
            bytes(row.key().value()),
            row.payload().array());
    Headers headers = record.headers();
    headers.add(EventHeaders.EVENT_ID, bytes(row.event().toString()));
    headers.add(EventHeaders.FAMILY, bytes(row.family().value()));
    headers.add(EventHeaders.VERSION, bytes(Long.toString(row.version())));
    headers.add(EventHeaders.RUN_ID, bytes(row.run().toString()));
    headers.add(EventHeaders.ATTEMPT, bytes(Integer.toString(row.attempt())));
    headers.add(EventHeaders.OUTBOX, bytes(row.xid() + ":" + row.seq()));
    if (row.replay()) {
      headers.add(EventHeaders.REPLAY, bytes("true"));
    }
    if (!row.traceparent().isEmpty()) {
      headers.add(EventHeaders.TRACEPARENT, bytes(row.traceparent()));
    }
    return record;
  }

  /** Whether the row of a record may be one that a cursor covers: one without a place may be. */
  static boolean mayBeCovered(ConsumerRecord<byte[], byte[]> record, Cursor cursor) {
    Header header = record.headers().lastHeader(EventHeaders.OUTBOX);
    if (header == null) {
      return true;
    }
    String place = new String(header.value(), StandardCharsets.UTF_8);
    int colon = place.indexOf(':');
    return cursor.covers(
        Long.parseLong(place.substring(0, colon)), Long.parseLong(place.substring(colon + 1)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
