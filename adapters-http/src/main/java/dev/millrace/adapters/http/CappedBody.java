package dev.millrace.adapters.http;

import dev.millrace.domain.document.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * A body read up to a cap, packed and unpacked: no byte beyond it is kept, and of one that breaks
 * off, what had come.
 *
 * @param bytes unpacked, when it is a gzip
 * @param broken why the body is not whole, or null when it is
 */
record CappedBody(Bytes bytes, @Nullable String broken) {

  private static final int CHUNK = 8 << 10;

  static CappedBody of(ClassicHttpResponse response, int cap) {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new CappedBody(Bytes.EMPTY, null);
    }
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    String broken =
        entity.getContentLength() > cap
            ? overCap(cap)
            : read(entity, isPacked(response), cap, received);
    return new CappedBody(Bytes.of(received.toByteArray()), broken);
  }

  private static boolean isPacked(ClassicHttpResponse response) {
    Header coding = response.getFirstHeader("content-encoding");
    return coding != null && Gunzip.opens(coding.getValue());
  }

  private static @Nullable String read(
      HttpEntity entity, boolean packed, int cap, ByteArrayOutputStream received) {
    try {
      InputStream sent = new Capped(entity.getContent(), cap);
      if (packed) {
        try (Gunzip unpacked = new Gunzip(sent)) {
          copy(new Capped(unpacked, cap), received);
        }
      } else {
        copy(sent, received);
      }
      return null;
    } catch (OverCap over) {
      return overCap(cap);
    } catch (ZipException damaged) {
      return "a damaged gzip";
    } catch (IOException brokeOff) {
      return "cut off";
    }
  }

  private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
      to.write(chunk, 0, count);
    }
  }

  private static String overCap(int cap) {
    return "longer than the allowed " + cap + " bytes";
  }

  /** Fails once more has been read than it may hold. */
  private static final class Capped extends FilterInputStream {

    private long left;

    Capped(InputStream in, int cap) {
      super(in);
      left = cap;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      took(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      took(count);
      return count;
    }

    @Override
    public long skip(long most) throws IOException {
      long skipped = super.skip(most);
      took(skipped);
      return skipped;
    }

    private void took(long count) throws OverCap {
      left -= Math.max(0, count);
      if (left < 0) {
        throw new OverCap();
      }
    }
  }

  private static final class OverCap extends IOException {

    private static final long serialVersionUID = 1L;
  }
}
