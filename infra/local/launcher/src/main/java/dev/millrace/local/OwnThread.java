package dev.millrace.local;

/** Runs each task in a thread of its own, which a stop inside a shutdown hook can still create. */
final class OwnThread {

  private OwnThread() {}

  static void run(Runnable task) {
    Thread thread = new Thread(task, "stop");
    thread.setDaemon(true);
    thread.start();
  }
}
