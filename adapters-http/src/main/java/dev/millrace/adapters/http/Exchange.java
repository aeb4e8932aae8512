package dev.millrace.adapters.http;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.io.Closer;

/** One request and its whole answer, under one deadline from the look-up of its host on. */
final class Exchange {

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final HttpSourceConfig config;
  private final InstantSource clock;
  private final CloseableHttpClient client;
  private final ExecutorService workers = Executors.newCachedThreadPool(Exchange::worker);

  Exchange(HttpSourceConfig config, InstantSource clock, CloseableHttpClient client) {
    this.config = config;
    this.clock = clock;
    this.client = client;
  }

  private static Thread worker(Runnable work) {
    Thread worker = new Thread(work, "source-exchange");
    worker.setDaemon(true);
    return worker;
  }

  /**
   * The answer, when its status is one of success; its body may be broken. A thread of its own
   * reads it, because neither a deadline nor an interrupt ends a blocked read; closing the
   * connection does.
   */
  Answer get(PageAddress address) {
    HttpGet request = new HttpGet(address.uri());
    request.setHeader("Accept", "application/json");
    request.setHeader("Accept-Encoding", "gzip");
    Future<Answer> answer = workers.submit(() -> answer(address, request));
    try {
      return answer.get(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      request.cancel();
      throw new TransientFailure(address + ": no whole answer within " + config.deadline(), late);
    } catch (InterruptedException interrupted) {
      request.cancel();
      Thread.currentThread().interrupt();
      throw new TransientFailure(address + ": interrupted while waiting for it", interrupted);
    } catch (ExecutionException failed) {
      throw failure(address, failed);
    }
  }

  private Answer answer(PageAddress address, HttpGet request) throws IOException {
    long start = System.nanoTime();
    ClassicHttpResponse response = client.executeOpen(null, request, null);
    boolean whole = false;
    try {
      requireSuccess(address, response);
      CappedBody body = CappedBody.of(response, config.maxBodyBytes());
      whole = body.broken() == null;
      return answer(response, body, Duration.ofNanos(System.nanoTime() - start));
    } finally {
      finish(request, response, whole);
    }
  }

  private Answer answer(ClassicHttpResponse response, CappedBody body, Duration took) {
    return new Answer(
        response.getCode(),
        Answer.worthKeeping(response),
        body.bytes(),
        body.broken(),
        clock.instant(),
        took);
  }

  /** What was not read to its end is cut off: merely closing it would read on. */
  private static void finish(HttpGet request, ClassicHttpResponse response, boolean whole) {
    if (!whole) {
      request.cancel();
    }
    Closer.closeQuietly(response);
  }

  private static Failure failure(PageAddress address, ExecutionException failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    if (cause instanceof Failure known) {
      return known;
    }
    return Mistrust.in(cause)
        .<Failure>map(
            why -> new PermanentFailure(address + ": its TLS is not trusted: " + why, cause))
        .orElseGet(
            () ->
                new TransientFailure(
                    "%s: no answer (%s: %s)"
                        .formatted(address, cause.getClass().getSimpleName(), cause.getMessage()),
                    cause));
  }

  private void requireSuccess(PageAddress address, ClassicHttpResponse response) {
    int status = response.getCode();
    if (status >= 200 && status < 300) {
      return;
    }
    String message = address + " answers " + status;
    if (status == TOO_MANY_REQUESTS || status == UNAVAILABLE) {
      Header header = response.getFirstHeader("retry-after");
      String asked = header == null ? "" : header.getValue();
      throw new RetryLater(message, RetryAfter.parse(asked, clock.instant()));
    }
    if (status >= 500 || status == REQUEST_TIMEOUT) {
      throw new TransientFailure(message);
    }
    throw new PermanentFailure(status < 400 ? message + ", which is not followed" : message);
  }
}
