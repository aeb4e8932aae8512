package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.query.QueryViews;
import dev.millrace.application.query.ViewAnswer;
import dev.millrace.application.query.ViewQuestion;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.view.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for a turn waits for a day, so that nobody is refused because it took long. */
@Timeout(30)
class ViewTurnsTest {

  private final Hanging views = new Hanging();
  private final ViewRoutes routes = new ViewRoutes(views, Duration.ofDays(1));

  @AfterEach
  void thaw() {
    views.thawed.release(100);
  }

  @Test
  void twoAreReadOneWaitsAndAFurtherOneIsToldToComeBackAtOnce() throws InterruptedException {
    List<CompletableFuture<Reply>> read = List.of(started(), started());
    views.asked.acquire(2);
    Thread third = new Thread(this::ask);
    third.setDaemon(true);
    third.start();
    while (third.isAlive() && third.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(third.isAlive()).isTrue();

    Reply fourth = ask();

    assertThat(fourth.status()).isEqualTo(503);
    assertThat(fourth.headers()).containsEntry("Retry-After", "1");
    assertThat(views.asked.availablePermits()).isZero();
    views.thawed.release();
    views.asked.acquire();
    views.thawed.release(2);
    assertThat(read)
        .extracting(CompletableFuture::join)
        .extracting(Reply::status)
        .containsOnly(404);
    third.join();
    views.thawed.release();
    assertThat(ask().status()).isEqualTo(404);
  }

  private CompletableFuture<Reply> started() {
    return CompletableFuture.supplyAsync(this::ask, work -> new Thread(work).start());
  }

  private Reply ask() {
    Request request =
        new Request(
            "GET",
            "/v1/views/any",
            Map.of(),
            Map.of(),
            Map.of(),
            Bytes.EMPTY,
            new Caller("operator", Role.OPERATOR));
    return routes.routes().get(1).answers().apply(request).toCompletableFuture().join();
  }

  /** Views that are asked for, and answer once they are let. */
  private static final class Hanging implements QueryViews {

    private final Semaphore asked = new Semaphore(0);
    private final Semaphore thawed = new Semaphore(0);

    @Override
    public List<View> views() {
      return List.of();
    }

    @Override
    public ViewAnswer ask(ViewQuestion question) {
      asked.release();
      thawed.acquireUninterruptibly();
      return new ViewAnswer.Unknown("there is none");
    }
  }
}
