package dev.millrace.adapters.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * What the members of a gzip (RFC 1952) hold, one after the other, each checked by its sums, and
 * all read to the very end. The JDK's own stream ignores what follows that is no member, and calls
 * itself for each empty one until the stack is full.
 */
public final class Gunzip extends InflaterInputStream {

  private static final Set<String> NAMES = Set.of("gzip", "x-gzip");
  private static final int CHUNK = 8 << 10;
  private static final int MAGIC = 0x1f;
  private static final int MAGIC_TOO = 0x8b;
  private static final int DEFLATE = 8;
  private static final int TIME_FLAGS_AND_SYSTEM = 6;
  private static final int HEAD_SUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final long LOW_BITS = 0xffffffffL;

  private final CRC32 sum = new CRC32();
  private boolean begun;
  private boolean within;

  /** Where in the buffer that stands which was read and is not the inflater's. */
  private int at;

  /** Nothing is read yet. */
  public Gunzip(InputStream packed) {
    super(packed, new Inflater(true), CHUNK);
  }

  /** Whether a content coding of this name is gzip. */
  public static boolean opens(String coding) {
    return NAMES.contains(coding.strip().toLowerCase(Locale.ROOT));
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (within || begins()) {
      int count = super.read(target, offset, length);
      if (count >= 0) {
        sum.update(target, offset, count);
        return count;
      }
      end();
    }
    return -1;
  }

  /** Gives its memory back; what it reads from stays open. */
  @Override
  public void close() {
    inf.end();
  }

  /** Whether there is another member; the first one has to be there. */
  private boolean begins() throws IOException {
    int first = next();
    if (first < 0 && begun) {
      return false;
    }
    skipHead(first);
    sum.reset();
    inf.reset();
    inf.setInput(buf, at, len - at);
    begun = true;
    within = true;
    return true;
  }

  private void skipHead(int first) throws IOException {
    if (known(first) != MAGIC || number(1) != MAGIC_TOO || number(1) != DEFLATE) {
      throw new ZipException("no gzip");
    }
    long flags = number(1);
    skipBytes(TIME_FLAGS_AND_SYSTEM);
    if ((flags & EXTRA) != 0) {
      skipBytes(number(2));
    }
    skipText((flags & NAME) != 0);
    skipText((flags & COMMENT) != 0);
    if ((flags & HEAD_SUM) != 0) {
      skipBytes(2);
    }
  }

  private void skipBytes(long count) throws IOException {
    for (long i = 0; i < count; i++) {
      number(1);
    }
  }

  private void skipText(boolean isThere) throws IOException {
    long next = isThere ? number(1) : 0;
    while (next != 0) {
      next = number(1);
    }
  }

  private void end() throws IOException {
    at = len - inf.getRemaining();
    if (number(4) != sum.getValue() || number(4) != (inf.getBytesWritten() & LOW_BITS)) {
      throw new ZipException("a wrong sum");
    }
    within = false;
  }

  private long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) known(next()) << (8 * i);
    }
    return number;
  }

  private static int known(int next) throws EOFException {
    if (next < 0) {
      throw new EOFException("cut off");
    }
    return next;
  }

  private int next() throws IOException {
    return at < len ? buf[at++] & 0xff : in.read();
  }
}
