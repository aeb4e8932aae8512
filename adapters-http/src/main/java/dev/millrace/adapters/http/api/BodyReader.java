package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads a body without a thread that waits for it.
 *
 * <p>One that is too large is read on and thrown away, within reason: a connection that is closed
 * over unread bytes is reset, and the reset may overtake the answer (RFC 9112, section 9.6).
 */
final class BodyReader implements Invocable.Task {

  /** Whoever sends so much in vain is cut off. */
  private static final long MOST_IN_VAIN = 16L << 20;

  private final Content.Source source;
  private final int largest;
  private final Promise<Optional<Bytes>> read;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private long length;

  private BodyReader(Content.Source source, int largest, Promise<Optional<Bytes>> read) {
    this.source = source;
    this.largest = largest;
    this.read = read;
  }

  /**
   * Reads to the end.
   *
   * @param largest in bytes
   * @param read is given the body, or nothing when it is too large
   */
  static void read(Content.Source source, int largest, Promise<Optional<Bytes>> read) {
    new BodyReader(source, largest, read).run();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.BLOCKING;
  }

  @Override
  public void run() {
    while (true) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        read.failed(chunk.getFailure());
        return;
      }
      take(chunk);
      if (chunk.isLast() || length >= largest + MOST_IN_VAIN) {
        read.succeeded(isTooLarge() ? Optional.empty() : Optional.of(Bytes.of(body.toByteArray())));
        return;
      }
    }
  }

  private void take(Content.Chunk chunk) {
    length += chunk.remaining();
    if (isTooLarge()) {
      body.reset();
    } else {
      body.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
    }
    chunk.release();
  }

  private boolean isTooLarge() {
    return length > largest;
  }
}
