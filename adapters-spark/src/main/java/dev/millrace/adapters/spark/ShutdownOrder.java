package dev.millrace.adapters.spark;

import org.apache.hadoop.util.ShutdownHookManager;

/**
 * When something runs at the end of the JVM. Hooks of the JVM itself all run at once, so a batch
 * would lose its context under its feet; Spark stops by Hadoop's ordered hooks, with priority 40 to
 * 50, and so do we.
 */
public enum ShutdownOrder {
  BEFORE_SPARK(100),
  AFTER_SPARK(5);

  private final int priority;

  ShutdownOrder(int priority) {
    this.priority = priority;
  }

  public void run(Runnable hook) {
    ShutdownHookManager.get().addShutdownHook(hook, priority);
  }
}
