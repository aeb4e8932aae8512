package dev.millrace.bootstrap.services.process;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads on which others read ahead; what they log names the run for which they do. There are as
 * many as read at a time; one that has had nothing to do for a while ends.
 */
public final class ReadAhead implements Executor, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);
  private static final long CLOSE_SECONDS = 5;

  private final ExecutorService threads = Executors.newCachedThreadPool(ReadAhead::daemon);

  @Override
  public void execute(Runnable task) {
    threads.execute(LogContext.carried(task));
  }

  /** Takes nothing more, and waits a while for what is being read: its source is closed next. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("something is still read ahead after {} s", CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "read-ahead");
    thread.setDaemon(true);
    return thread;
  }
}
