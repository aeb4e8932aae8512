package dev.millrace.adapters.http.api;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * What a client still sends after it was refused. A connection that is closed over unread bytes is
 * reset, and the reset may overtake the answer: RFC 9112, section 9.6.
 */
final class Leftover implements Invocable.Task {

  /** Whoever sends more than this in vain is cut off. */
  private static final long MOST = 16L << 20;

  private final Content.Source source;
  private final Callback over;
  private long length;

  private Leftover(Content.Source source, Callback over) {
    this.source = source;
    this.over = over;
  }

  /** Reads on, and keeps nothing. */
  static void discard(Content.Source source, Callback over) {
    new Leftover(source, over).run();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
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
        over.failed(chunk.getFailure());
        return;
      }
      length += chunk.remaining();
      chunk.release();
      if (chunk.isLast() || length >= MOST) {
        over.succeeded();
        return;
      }
    }
  }
}
