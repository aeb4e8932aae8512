package dev.millrace.adapters.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body up to a cap, and keeps what it has when the body breaks off. It cancels as soon
 * as the next bytes would pass the cap, before it takes them.
 */
final class CappedBody implements HttpResponse.BodySubscriber<CappedBody> {

  private final CompletableFuture<CappedBody> done = new CompletableFuture<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final long cap;
  private @Nullable String broken;
  private Flow.@Nullable Subscription subscription;

  /**
   * @param announced the length that the headers announce, 0 when they do not
   */
  CappedBody(long announced, long cap) {
    this.cap = cap;
    this.broken = announced > cap ? overCap() : "cut off";
  }

  private String overCap() {
    return "longer than the allowed " + cap + " bytes";
  }

  @Override
  public CompletionStage<CappedBody> getBody() {
    return done;
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (overCap().equals(broken)) {
      stop();
    } else {
      given.request(Long.MAX_VALUE);
    }
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      take(buffer);
    }
  }

  private void take(ByteBuffer buffer) {
    if (done.isDone()) {
      return;
    }
    if (received.size() + (long) buffer.remaining() > cap) {
      broken = overCap();
      stop();
      return;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    received.writeBytes(bytes);
  }

  /** Ends the exchange, which also closes its connection. */
  synchronized void stop() {
    if (subscription != null) {
      subscription.cancel();
    }
    done.complete(this);
  }

  @Override
  public void onError(Throwable failure) {
    done.complete(this);
  }

  @Override
  public synchronized void onComplete() {
    broken = null;
    done.complete(this);
  }

  synchronized byte[] bytes() {
    return received.toByteArray();
  }

  /** Why the body is not whole, or null when it is. */
  synchronized @Nullable String broken() {
    return broken;
  }
}
