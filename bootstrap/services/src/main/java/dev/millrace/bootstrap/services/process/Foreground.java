package dev.millrace.bootstrap.services.process;

import dev.millrace.bootstrap.configuration.ReadyFile;
import dev.millrace.bootstrap.configuration.Settings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a process's loops until the process is asked to end, or until one of them fails for good.
 */
public final class Foreground {

  private static final Logger LOG = LoggerFactory.getLogger(Foreground.class);
  private static final long CLOSE_SECONDS = 25;

  private Foreground() {}

  /**
   * Announces that the process is ready once all loops are open, and returns when it was asked to
   * end and the loops have.
   *
   * @param watched end it too when they end, and are closed by others
   * @param heard told that it is ready, too
   * @param last closed after the loops, and before the process may end
   * @throws RuntimeException the failure that ended a loop
   */
  public static void run(
      String name,
      Settings settings,
      List<Loop> loops,
      List<Loop> watched,
      Runnable heard,
      Resources last) {
    run(name, settings, loops, CompletableFuture.completedFuture(null), watched, heard, last);
  }

  /**
   * The same for a process that is ready only when something else is, too.
   *
   * @param open completes when it is
   */
  public static void run(
      String name,
      Settings settings,
      List<Loop> loops,
      CompletableFuture<Void> open,
      List<Loop> watched,
      Runnable heard,
      Resources last) {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(asked, closed), name + "-end"));
    try {
      CompletableFuture<Void> announced =
          CompletableFuture.allOf(opened(loops))
              .thenCompose(loopsAre -> open)
              .thenRun(heard)
              .thenRun(() -> ready(name, settings));
      CompletableFuture.anyOf(
              Stream.concat(
                      Stream.of(asked, announced.thenCompose(done -> new CompletableFuture<>())),
                      Stream.concat(loops.stream(), watched.stream()).map(Loop::ended))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    } finally {
      Loop.closeAll(loops);
      last.close();
      closed.countDown();
    }
  }

  private static CompletableFuture<?>[] opened(List<Loop> loops) {
    return loops.stream().map(Loop::opened).toArray(CompletableFuture<?>[]::new);
  }

  private static void ready(String name, Settings settings) {
    LOG.info("{} ready", name);
    ReadyFile.announce(settings);
  }

  private static void end(CompletableFuture<Void> asked, CountDownLatch closed) {
    asked.complete(null);
    try {
      if (!closed.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("ended before its loops did");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
