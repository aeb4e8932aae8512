package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;

/** Reads a body without a thread that waits for it, and stops where it is too large. */
final class BodyReader implements Invocable.Task {

  private final Content.Source source;
  private final int largest;
  private final Promise<Optional<Bytes>> read;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

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
      boolean fits = take(chunk);
      if (!fits || chunk.isLast()) {
        read.succeeded(fits ? Optional.of(Bytes.of(body.toByteArray())) : Optional.empty());
        return;
      }
    }
  }

  private boolean take(Content.Chunk chunk) {
    boolean fits = chunk.remaining() <= largest - body.size();
    if (fits) {
      body.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
    }
    chunk.release();
    return fits;
  }
}
