package dev.millrace.adapters.http;

import dev.millrace.domain.document.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * A body read up to a cap: no byte beyond it is kept, and of one that breaks off, what had come.
 *
 * @param broken why the body is not whole, or null when it is
 */
record CappedBody(Bytes bytes, @Nullable String broken) {

  private static final int CHUNK = 8 << 10;

  static CappedBody of(@Nullable HttpEntity entity, int cap) {
    if (entity == null) {
      return new CappedBody(Bytes.EMPTY, null);
    }
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    String broken = entity.getContentLength() > cap ? overCap(cap) : read(entity, cap, received);
    return new CappedBody(Bytes.of(received.toByteArray()), broken);
  }

  private static @Nullable String read(HttpEntity entity, int cap, ByteArrayOutputStream received) {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream content = entity.getContent();
      for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
        if (count > cap - received.size()) {
          return overCap(cap);
        }
        received.write(chunk, 0, count);
      }
      return null;
    } catch (IOException brokeOff) {
      return "cut off";
    }
  }

  private static String overCap(int cap) {
    return "longer than the allowed " + cap + " bytes";
  }
}
