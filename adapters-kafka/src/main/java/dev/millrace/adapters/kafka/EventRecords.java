package dev.millrace.adapters.kafka;

import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Outbox rows as records of their families' topics. Not for several threads. */
final class EventRecords {

  private static final Header REPLAY = header(EventHeaders.REPLAY, "true");

  private final RepeatedHeader<FamilyName> families = new RepeatedHeader<>(EventHeaders.FAMILY);
  private final RepeatedHeader<Long> versions = new RepeatedHeader<>(EventHeaders.VERSION);
  private final RepeatedHeader<RunId> runs = new RepeatedHeader<>(EventHeaders.RUN_ID);
  private final RepeatedHeader<Integer> attempts = new RepeatedHeader<>(EventHeaders.ATTEMPT);

  ProducerRecord<byte[], byte[]> of(OutboxRow row, int partitions) {
    return new ProducerRecord<>(
        row.family().topic(),
        row.slot() % partitions,
        bytes(row.key().value()),
        row.erasure() == null ? row.payload().array() : null,
        headers(row));
  }

  private List<Header> headers(OutboxRow row) {
    List<Header> headers = new ArrayList<>(8);
    headers.add(header(EventHeaders.EVENT_ID, row.event().toString()));
    headers.add(families.of(row.family()));
    headers.add(versions.of(row.version()));
    headers.add(runs.of(row.run()));
    headers.add(attempts.of(row.attempt()));
    headers.add(header(EventHeaders.OUTBOX, row.xid() + ":" + row.seq()));
    if (row.erasure() != null) {
      headers.add(header(EventHeaders.ERASES, row.erasure().text()));
    }
    if (row.replay()) {
      headers.add(REPLAY);
    }
    if (!row.traceparent().isEmpty()) {
      headers.add(header(EventHeaders.TRACEPARENT, row.traceparent()));
    }
    return headers;
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

  static Header header(String name, String text) {
    return new RecordHeader(name, bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
