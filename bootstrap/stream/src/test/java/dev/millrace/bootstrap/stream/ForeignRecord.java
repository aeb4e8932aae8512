package dev.millrace.bootstrap.stream;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.view.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record that somebody put on a family's topic by hand, and why it must be dead. */
record ForeignRecord(Bytes key, @Nullable Bytes value, Code code) {

  private static final String OTHER =
      "{\"type\":\"record\",\"name\":\"Other\",\"fields\":[{\"name\":\"x\",\"type\":\"string\"}]}";

  private static final Map<String, Bytes> HEADERS =
      Map.of(
          EventHeaders.RUN_ID,
          Bytes.ofText(UserRecords.RUN.toString()),
          "by-hand",
          Bytes.of(new byte[] {0, -1, 7}));

  /** One of each kind, with the schemas that they need in the registry. */
  static List<ForeignRecord> ofEachKind(Pipeline pipeline) {
    return ofEachKind(
        pipeline.encode(pipeline.users().event(900)).array(),
        List.of(
            pipeline.encode(pipeline.users().unprojectable(901)),
            pipeline.encode(pipeline.users().leavingAnEndlessKey(902))),
        pipeline.register("foreign-value", OTHER),
        pipeline.register(
            "foreign-users-value", pipeline.definition().replace("micros", "millis")));
  }

  /**
   * One of each kind around a healthy value, values that are whole and yet cannot be projected, the
   * id of a schema that is none of the family's, and that of one which counts milliseconds where
   * the family's counts microseconds.
   */
  private static List<ForeignRecord> ofEachKind(
      byte[] healthy, List<Bytes> unprojectable, int otherSchema, int millis) {
    List<ForeignRecord> all = new ArrayList<>();
    unprojectable.forEach(value -> all.add(of(Code.PROJECTION_FAILED, value)));
    all.addAll(unreadable(healthy, otherSchema, millis));
    return all;
  }

  private static List<ForeignRecord> unreadable(byte[] healthy, int otherSchema, int millis) {
    return List.of(
        of(Code.NOT_FRAMED, Bytes.ofText("text")),
        of(Code.NOT_FRAMED, Bytes.ofText("{\"id\":1}")),
        of(Code.NOT_FRAMED, Bytes.EMPTY),
        of(Code.NOT_FRAMED, Bytes.of(new byte[] {1, 0, 0, 0, 1, 2})),
        of(Code.UNKNOWN_SCHEMA, framed(4711, "0261")),
        of(Code.UNKNOWN_SCHEMA, framed(-1, "0261")),
        of(Code.MALFORMED, Bytes.of(Arrays.copyOf(healthy, healthy.length / 2))),
        of(Code.MALFORMED, Bytes.of(Arrays.copyOf(healthy, healthy.length + 1))),
        of(Code.MALFORMED, framed(ByteBuffer.wrap(healthy).getInt(1), "feffffff0f")),
        of(Code.MALFORMED, framed(ByteBuffer.wrap(healthy).getInt(1), "fcffffffffffffff7f")),
        of(Code.INCOMPATIBLE_SCHEMA, framed(otherSchema, "0261")),
        of(Code.INCOMPATIBLE_SCHEMA, Bytes.of(ofSchema(millis, healthy))),
        of(Code.NOT_A_RECORD, null));
  }

  private static ForeignRecord of(Code code, @Nullable Bytes value) {
    return new ForeignRecord(Bytes.ofText("by hand " + code), value, code);
  }

  static Bytes framed(int schema, String hex) {
    byte[] body = HexFormat.of().parseHex(hex);
    return Bytes.of(
        ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(schema).put(body).array());
  }

  private static byte[] ofSchema(int schema, byte[] framed) {
    return ByteBuffer.wrap(framed.clone()).putInt(1, schema).array();
  }

  static ForeignRecord ofUnknownSchema(int id) {
    return of(Code.UNKNOWN_SCHEMA, framed(id, "0261"));
  }

  /** The id of an unknown schema, and zeros up to a size. */
  static ForeignRecord ofUnknownSchema(int id, int bytes) {
    return of(Code.UNKNOWN_SCHEMA, Bytes.of(ofSchema(id, new byte[bytes])));
  }

  /** No frame, and zeros up to a size. */
  static ForeignRecord unframed(int bytes) {
    byte[] value = new byte[bytes];
    value[0] = 1;
    return of(Code.NOT_FRAMED, Bytes.of(value));
  }

  /** The same under a key of its own, so that many spread over the partitions. */
  ForeignRecord numbered(int number) {
    return new ForeignRecord(Bytes.ofText("by hand " + number), value, code);
  }

  boolean isWithin(int bytes) {
    return value == null || value.length() <= bytes;
  }

  ProducerRecord<byte[], byte[]> on(String topic) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, key.array(), value == null ? null : value.array());
    HEADERS.forEach((name, bytes) -> record.headers().add(name, bytes.array()));
    return record;
  }

  /** Whether a letter holds all of this, byte for byte, and says where it stood and why. */
  boolean isIn(ConsumerRecord<byte[], byte[]> letter) {
    return Arrays.equals(value == null ? null : value.array(), letter.value())
        && text(letter, "millrace.dead-letter.key").equals(key.text())
        && HEADERS.entrySet().stream()
            .allMatch(it -> it.getValue().equals(header(letter, it.getKey())))
        && text(letter, "millrace.dead-letter.code").equals(code.name())
        && position(letter).equals(new String(letter.key(), StandardCharsets.UTF_8));
  }

  private static String position(ConsumerRecord<byte[], byte[]> letter) {
    return new Position(
            text(letter, "__connect.errors.topic"),
            Integer.parseInt(text(letter, "__connect.errors.partition")),
            Long.parseLong(text(letter, "__connect.errors.offset")))
        .toString();
  }

  private static String text(ConsumerRecord<byte[], byte[]> letter, String name) {
    return header(letter, name).text();
  }

  private static Bytes header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? Bytes.EMPTY : Bytes.of(header.value());
  }
}
