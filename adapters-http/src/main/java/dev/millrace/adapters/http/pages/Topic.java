package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Caller;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.document.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What moves of one page, and who looks at it. */
final class Topic {

  private static final Logger LOG = LoggerFactory.getLogger(Topic.class);
  private static final Bytes STILL_HERE = Bytes.ofText(":\n\n");

  private final Supplier<CompletionStage<Html>> rendering;
  private final Duration pace;
  private final int share;
  private final List<Viewer> viewers = new ArrayList<>();
  private boolean busy;
  private long due = System.nanoTime();

  /**
   * @param share rendering takes at most one part of so many of the time, so that looking costs the
   *     path little
   */
  Topic(Supplier<CompletionStage<Html>> rendering, Duration pace, int share) {
    this.rendering = rendering;
    this.pace = pace;
    this.share = share;
  }

  synchronized void add(Viewer viewer) {
    viewers.add(viewer);
  }

  synchronized int viewers() {
    return viewers.size();
  }

  /** How many of them are of a caller. */
  synchronized int viewers(Caller caller) {
    return (int)
        viewers.stream()
            .filter(viewer -> viewer.session().caller().name().equals(caller.name()))
            .count();
  }

  synchronized void end() {
    viewers.forEach(Viewer::end);
    viewers.clear();
  }

  /** Sends something to everybody: what is new, or else a sign that the line is open. */
  void tick(Predicate<Session> isOpen) {
    if (begin(isOpen)) {
      long begun = System.nanoTime();
      render().whenComplete((html, failure) -> rendered(html, failure, begun));
    } else {
      send(STILL_HERE);
    }
  }

  private synchronized boolean begin(Predicate<Session> isOpen) {
    viewers.stream().filter(viewer -> !isOpen.test(viewer.session())).forEach(Viewer::end);
    viewers.removeIf(viewer -> !viewer.isThere());
    boolean begins = !busy && !viewers.isEmpty() && System.nanoTime() - due >= 0;
    busy = busy || begins;
    return begins;
  }

  private CompletionStage<Html> render() {
    try {
      return rendering.get();
    } catch (RuntimeException broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  private void rendered(@Nullable Html html, @Nullable Throwable failure, long begun) {
    synchronized (this) {
      long took = System.nanoTime() - begun;
      due = begun + Math.max(pace.toNanos() / 2, share * took);
      busy = false;
    }
    if (html == null) {
      LOG.error("what moves was not rendered", failure);
    } else {
      send(Bytes.ofText("data: " + html.written() + "\n\n"));
    }
  }

  private synchronized void send(Bytes event) {
    viewers.forEach(viewer -> viewer.send(event));
  }
}
