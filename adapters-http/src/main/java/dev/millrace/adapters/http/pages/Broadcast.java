package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Caller;
import dev.millrace.adapters.http.api.Feed;
import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.document.Bytes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the moving parts of pages to those who look at them. What many look at is rendered once;
 * what nobody looks at is not. There are bounds for how many may look, and for how many of them may
 * be one caller's, by however many sessions.
 */
final class Broadcast implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
  private static final int MOST = 100;

  /** Of a person; each page that is open in a browser takes one. */
  static final int MOST_OF_ONE = 10;

  /** Of a token that several people may have. */
  static final int MOST_OF_TOKEN = 80;

  private static final String CONTENT_TYPE = "text/event-stream; charset=utf-8";
  private static final Bytes BEGIN = Bytes.ofText("retry: 2000\n\n");

  private final Sessions sessions;
  private final Duration pace;
  private final Map<String, Topic> topics = new HashMap<>();
  private final ScheduledExecutorService ticking =
      Executors.newSingleThreadScheduledExecutor(Broadcast::thread);
  private @Nullable ScheduledFuture<?> ticks;
  private boolean closed;

  /**
   * @param pace the pause between two events
   */
  Broadcast(Sessions sessions, Duration pace) {
    this.sessions = sessions;
    this.pace = pace;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "pages-events");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The events of a topic.
   *
   * @param share rendering takes at most one part of so many of the time
   * @param rendering the topic's parts as they are now; whoever joins first brings it
   */
  synchronized Reply join(
      Session session, String topic, int share, Supplier<CompletionStage<Html>> rendering) {
    if (!mayJoin(session)) {
      return Frame.notice(
              Frame.UNAVAILABLE, "Too many look", "As many pages as may are open already.")
          .with("Retry-After", "10");
    }
    Feed feed =
        listener -> join(topic, new Topic(rendering, pace, share), new Viewer(session, listener));
    return Reply.of(Frame.OK, CONTENT_TYPE, BEGIN).going(feed);
  }

  private boolean mayJoin(Session session) {
    Caller caller = session.caller();
    int ofOne = topics.values().stream().mapToInt(topic -> topic.viewers(caller)).sum();
    return !closed && viewers() < MOST && ofOne < (caller.isShared() ? MOST_OF_TOKEN : MOST_OF_ONE);
  }

  private synchronized void join(String name, Topic fresh, Viewer viewer) {
    if (!mayJoin(viewer.session())) {
      viewer.end();
      return;
    }
    topics.computeIfAbsent(name, absent -> fresh).add(viewer);
    if (ticks == null) {
      ticks =
          ticking.scheduleWithFixedDelay(
              this::tick, pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void tick() {
    try {
      topics.values().forEach(topic -> topic.tick(sessions::isOpen));
      topics.values().removeIf(topic -> topic.viewers() == 0);
      if (topics.isEmpty() && ticks != null) {
        ticks.cancel(false);
        ticks = null;
      }
    } catch (RuntimeException broken) {
      LOG.error("events were not sent", broken);
    }
  }

  /** How many look. */
  synchronized int viewers() {
    return topics.values().stream().mapToInt(Topic::viewers).sum();
  }

  /** Ends all of them: a server that stops would wait for them. */
  @Override
  public synchronized void close() {
    closed = true;
    topics.values().forEach(Topic::end);
    topics.clear();
    ticking.shutdownNow();
  }
}
