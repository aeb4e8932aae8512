package dev.millrace.adapters.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * What a gzip of one member (RFC 1952) holds, checked by its sum and read to the very end. The
 * JDK's own stream ignores what follows, and calls itself for each empty member until the stack is
 * full.
 */
final class Gunzip extends InflaterInputStream {

  private static final Set<String> NAMES = Set.of("gzip", "x-gzip");
  private static final int CHUNK = 8 << 10;
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int TIME_FLAGS_AND_SYSTEM = 6;
  private static final int HEAD_SUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final long LOW_BITS = 0xffffffffL;

  private final CRC32 sum = new CRC32();
  private boolean ended;

  Gunzip(InputStream packed) throws IOException {
    super(packed, new Inflater(true), CHUNK);
    skipHead();
  }

  /** Whether a content coding of this name is gzip. */
  static boolean opens(String coding) {
    return NAMES.contains(coding.strip().toLowerCase(Locale.ROOT));
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    if (count > 0) {
      sum.update(target, offset, count);
    } else if (count < 0 && !ended) {
      ended = true;
      checkTail();
    }
    return count;
  }

  /** Gives its memory back; what it reads from stays open. */
  @Override
  public void close() {
    inf.end();
  }

  private void skipHead() throws IOException {
    if (number(in, 2) != MAGIC || number(in, 1) != DEFLATE) {
      throw new ZipException("no gzip");
    }
    long flags = number(in, 1);
    in.skipNBytes(TIME_FLAGS_AND_SYSTEM);
    if ((flags & EXTRA) != 0) {
      in.skipNBytes(number(in, 2));
    }
    skipText((flags & NAME) != 0);
    skipText((flags & COMMENT) != 0);
    if ((flags & HEAD_SUM) != 0) {
      in.skipNBytes(2);
    }
  }

  private void skipText(boolean isThere) throws IOException {
    long next = isThere ? number(in, 1) : 0;
    while (next != 0) {
      next = number(in, 1);
    }
  }

  private void checkTail() throws IOException {
    int left = inf.getRemaining();
    InputStream tail = new SequenceInputStream(new ByteArrayInputStream(buf, len - left, left), in);
    if (number(tail, 4) != sum.getValue()
        || number(tail, 4) != (inf.getBytesWritten() & LOW_BITS)) {
      throw new ZipException("a wrong sum");
    }
    if (tail.read() >= 0) {
      throw new ZipException("more after its end");
    }
  }

  private static long number(InputStream from, int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      long next = from.read();
      if (next < 0) {
        throw new EOFException("cut off");
      }
      number |= next << (8 * i);
    }
    return number;
  }
}
