package dev.millrace.adapters.http;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** One request and its whole answer, under one deadline. */
final class Exchange {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final HttpSourceConfig config;
  private final InstantSource clock;
  private final HttpClient client;

  Exchange(HttpSourceConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(config.deadline())
            .build();
  }

  /** The answer, when its status is one of success; its body may be broken. */
  Answer get(PageAddress address) {
    HttpRequest request =
        HttpRequest.newBuilder(address.uri())
            .header("Accept", "application/json")
            .header("User-Agent", "millrace")
            .build();
    long start = System.nanoTime();
    Begun begun = begun(address, request);
    requireSuccess(address, begun);
    return new Answer(
        begun.status(),
        Answer.worthKeeping(begun.headers()),
        Bytes.of(begun.body().bytes()),
        begun.body().broken(),
        clock.instant(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private record Begun(int status, HttpHeaders headers, CappedBody body) {}

  private Begun begun(PageAddress address, HttpRequest request) {
    AtomicReference<@Nullable Begun> begun = new AtomicReference<>();
    CompletableFuture<HttpResponse<CappedBody>> response =
        client.sendAsync(request, info -> begin(info, begun));
    try {
      HttpResponse<CappedBody> whole =
          response.get(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
      return new Begun(whole.statusCode(), whole.headers(), whole.body());
    } catch (TimeoutException late) {
      abandon(response, begun.get());
      throw new TransientFailure(address + ": no whole answer within " + config.deadline(), late);
    } catch (InterruptedException interrupted) {
      abandon(response, begun.get());
      Thread.currentThread().interrupt();
      throw new TransientFailure(address + ": interrupted while waiting for it", interrupted);
    } catch (ExecutionException failed) {
      return afterFailure(address, begun.get(), failed);
    }
  }

  private CappedBody begin(HttpResponse.ResponseInfo info, AtomicReference<@Nullable Begun> begun) {
    long announced = info.headers().firstValueAsLong("content-length").orElse(0);
    long cap = isSuccess(info.statusCode()) ? config.maxBodyBytes() : 0;
    CappedBody body = new CappedBody(announced, cap);
    begun.set(new Begun(info.statusCode(), info.headers(), body));
    return body;
  }

  private static void abandon(CompletableFuture<?> response, @Nullable Begun begun) {
    response.cancel(true);
    if (begun != null) {
      begun.body().stop();
    }
  }

  /** A body that broke off is an answer too: what was received of it is evidence. */
  private static Begun afterFailure(
      PageAddress address, @Nullable Begun begun, ExecutionException failed) {
    if (begun != null) {
      return begun;
    }
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    if (isMistrust(cause)) {
      throw new PermanentFailure(address + ": its TLS certificate is not trusted", cause);
    }
    throw new TransientFailure(
        address + ": no answer (" + cause.getClass().getSimpleName() + ")", cause);
  }

  private static boolean isMistrust(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  private void requireSuccess(PageAddress address, Begun begun) {
    int status = begun.status();
    if (isSuccess(status)) {
      return;
    }
    String message = address + " answers " + status;
    if (status == TOO_MANY_REQUESTS || status == UNAVAILABLE) {
      String header = begun.headers().firstValue("retry-after").orElse("");
      throw new RetryLater(message, RetryAfter.parse(header, clock.instant()));
    }
    if (status >= 500) {
      throw new TransientFailure(message);
    }
    throw new PermanentFailure(status < 400 ? message + ", which is not followed" : message);
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }
}
