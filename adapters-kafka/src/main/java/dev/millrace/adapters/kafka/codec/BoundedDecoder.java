package dev.millrace.adapters.kafka.codec;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Reads Avro's binary encoding (specification 1.11, "Binary Encoding") from bytes that nobody has
 * believed yet. Avro's own decoder allocates what a length declares; this one refuses a length that
 * the bytes cannot hold, and more items in all than there are bytes, before anything is allocated.
 */
final class BoundedDecoder extends Decoder {

  private final ByteBuffer bytes;
  private long itemsLeft;

  BoundedDecoder(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    this.itemsLeft = bytes.remaining();
  }

  boolean isAtEnd() {
    return !bytes.hasRemaining();
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    byte truth = next();
    if (truth != 0 && truth != 1) {
      throw new IOException("a boolean is neither 0 nor 1");
    }
    return truth == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new IOException("an int of more than 32 bits");
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long zigzag = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte part = next();
      zigzag |= (part & 0x7fL) << shift;
      if (part >= 0) {
        return (zigzag >>> 1) ^ -(zigzag & 1);
      }
    }
    throw new IOException("a long of more than 64 bits");
  }

  @Override
  public float readFloat() throws IOException {
    require(Float.BYTES);
    return bytes.getFloat();
  }

  @Override
  public double readDouble() throws IOException {
    require(Double.BYTES);
    return bytes.getDouble();
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public String readString() throws IOException {
    int length = length();
    int start = bytes.arrayOffset() + bytes.position();
    bytes.position(bytes.position() + length);
    return isAscii(start, length)
        ? new String(bytes.array(), start, length, StandardCharsets.US_ASCII)
        : StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes.array(), start, length))
            .toString();
  }

  @Override
  public void skipString() throws IOException {
    skip(length());
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    byte[] copy = new byte[length()];
    bytes.get(copy);
    return ByteBuffer.wrap(copy);
  }

  @Override
  public void skipBytes() throws IOException {
    skip(length());
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    require(length);
    bytes.get(target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    skip(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return items();
  }

  @Override
  public long arrayNext() throws IOException {
    return items();
  }

  @Override
  public long skipArray() throws IOException {
    return skipBlocks();
  }

  @Override
  public long readMapStart() throws IOException {
    return items();
  }

  @Override
  public long mapNext() throws IOException {
    return items();
  }

  @Override
  public long skipMap() throws IOException {
    return skipBlocks();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  private byte next() throws IOException {
    require(1);
    return bytes.get();
  }

  private int length() throws IOException {
    long length = readLong();
    require(length);
    return (int) length;
  }

  private void require(long count) throws IOException {
    if (count < 0) {
      throw new IOException("a negative length");
    }
    if (count > bytes.remaining()) {
      throw new EOFException(
          "a value of " + count + " bytes where " + bytes.remaining() + " are left");
    }
  }

  private void skip(int count) throws IOException {
    require(count);
    bytes.position(bytes.position() + count);
  }

  /** The items of the next block; before a negative count stands the block's size in bytes. */
  private long items() throws IOException {
    long count = readLong();
    if (count < 0) {
      require(readLong());
      count = -count;
    }
    if (count < 0 || count > itemsLeft) {
      throw new IOException("more items than bytes");
    }
    itemsLeft -= count;
    return count;
  }

  /** Skips blocks that tell their size; returns the items of the first that does not. */
  private long skipBlocks() throws IOException {
    long count = readLong();
    while (count < 0) {
      skip(length());
      count = readLong();
    }
    if (count > itemsLeft) {
      throw new IOException("more items than bytes");
    }
    itemsLeft -= count;
    return count;
  }

  private boolean isAscii(int start, int length) {
    byte[] array = bytes.array();
    for (int i = start; i < start + length; i++) {
      if (array[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
