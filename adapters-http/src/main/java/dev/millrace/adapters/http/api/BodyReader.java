package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.LongFunction;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** Reads a body without a thread that waits for it, and stops where it is refused. */
final class BodyReader implements Invocable.Task {

  private final Content.Source source;
  private final LongFunction<Optional<Reply>> refusal;
  private final Promise<Read> read;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** A body, or why no more of it was read. */
  record Read(Bytes body, @Nullable Reply refusal) {}

  private BodyReader(
      Content.Source source, LongFunction<Optional<Reply>> refusal, Promise<Read> read) {
    this.source = source;
    this.refusal = refusal;
    this.read = read;
  }

  /**
   * Reads to the end.
   *
   * @param refusal is asked each time before the body comes to so many bytes
   */
  static void read(
      Content.Source source, LongFunction<Optional<Reply>> refusal, Promise<Read> read) {
    new BodyReader(source, refusal, read).run();
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
      Optional<Reply> refused = take(chunk);
      if (refused.isPresent()) {
        read.succeeded(new Read(Bytes.EMPTY, refused.get()));
        return;
      }
      if (chunk.isLast()) {
        read.succeeded(new Read(Bytes.of(body.toByteArray()), null));
        return;
      }
    }
  }

  private Optional<Reply> take(Content.Chunk chunk) {
    Optional<Reply> refused = refusal.apply((long) body.size() + chunk.remaining());
    if (refused.isEmpty()) {
      body.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
    }
    chunk.release();
    return refused;
  }
}
