package dev.millrace.bootstrap.services.process;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads on which others read ahead; what they log names the run for which they do. */
public final class ReadAhead {

  private ReadAhead() {}

  /** As many threads as read at a time; one that has had nothing to do for a while ends. */
  public static Executor threads() {
    ExecutorService threads = Executors.newCachedThreadPool(ReadAhead::daemon);
    return task -> threads.execute(LogContext.carried(task));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "read-ahead");
    thread.setDaemon(true);
    return thread;
  }
}
