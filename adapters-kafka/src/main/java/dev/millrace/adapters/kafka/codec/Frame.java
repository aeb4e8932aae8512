package dev.millrace.adapters.kafka.codec;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.Undecodable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Confluent's frame: a zero byte, the schema's id in four bytes, then Avro's binary encoding. */
record Frame(SchemaId schema, ByteBuffer body) {

  private static final int HEAD = 1 + Integer.BYTES;

  static Frame of(Bytes value) throws Undecodable {
    byte[] array = value.array();
    if (array.length < HEAD) {
      throw new Undecodable(Code.NOT_FRAMED, "no frame: " + array.length + " bytes");
    }
    if (array[0] != 0) {
      throw new Undecodable(Code.NOT_FRAMED, "no frame: the first byte is " + array[0]);
    }
    int id = ByteBuffer.wrap(array).getInt(1);
    return new Frame(new SchemaId(id), ByteBuffer.wrap(array, HEAD, array.length - HEAD));
  }

  static void writeHead(SchemaId schema, ByteArrayOutputStream out) {
    out.writeBytes(ByteBuffer.allocate(HEAD).put((byte) 0).putInt(schema.value()).array());
  }
}
