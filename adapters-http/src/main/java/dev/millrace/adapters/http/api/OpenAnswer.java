package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An answer that goes on. */
final class OpenAnswer implements Feed.Listener {

  private final Response response;
  private final Callback callback;
  private boolean busy;
  private boolean ended;

  private OpenAnswer(Response response, Callback callback) {
    this.response = response;
    this.callback = callback;
  }

  static void begin(Response response, Callback callback, Bytes first, Feed feed) {
    OpenAnswer answer = new OpenAnswer(response, callback);
    feed.begin(answer);
    answer.send(first);
  }

  @Override
  public boolean send(Bytes piece) {
    synchronized (this) {
      if (busy || ended) {
        return false;
      }
      busy = true;
    }
    response.write(false, ByteBuffer.wrap(piece.array()), Callback.from(this::sent, this::broken));
    return true;
  }

  private synchronized void sent() {
    busy = false;
  }

  private void broken(Throwable why) {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    callback.failed(why);
  }

  @Override
  public synchronized boolean isThere() {
    return !ended;
  }

  @Override
  public void end() {
    boolean isTaken;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      isTaken = !busy;
    }
    if (isTaken) {
      response.write(true, ByteBuffer.allocate(0), callback);
    } else {
      callback.failed(new TimeoutException("the client does not take what it is sent"));
    }
  }
}
