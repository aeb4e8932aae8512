package dev.millrace.bootstrap.services.checkup;

import dev.millrace.domain.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Does examinations side by side, and waits for none longer than its deadline: what hangs is left
 * behind on a thread that keeps no process alive.
 */
public final class Checkup {

  private final Duration deadline;

  public Checkup(Duration deadline) {
    this.deadline = deadline;
  }

  /** What they found, in their order. */
  public List<Finding> of(List<Examination> examinations) {
    List<CompletableFuture<List<Finding>>> begun = examinations.stream().map(this::begin).toList();
    return begun.stream().flatMap(findings -> findings.join().stream()).toList();
  }

  private CompletableFuture<List<Finding>> begin(Examination examination) {
    return CompletableFuture.supplyAsync(examination.work(), Checkup::start)
        .exceptionally(failure -> all(examination, failed(failure)))
        .completeOnTimeout(
            all(
                examination,
                new Trouble(
                    "no answer within %d s".formatted(deadline.toSeconds()),
                    "it hangs or is overloaded: look into its log, restart it")),
            deadline.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "checkup");
    thread.setDaemon(true);
    thread.start();
  }

  private record Trouble(String found, String todo) {}

  private static List<Finding> all(Examination examination, Trouble trouble) {
    return examination.names().stream()
        .map(name -> Finding.fail(name, trouble.found(), trouble.todo()))
        .toList();
  }

  private static Trouble failed(Throwable thrown) {
    Throwable cause = cause(thrown);
    if (cause instanceof Failure) {
      return new Trouble(String.valueOf(cause.getMessage()), "");
    }
    return cause instanceof IllegalArgumentException
        ? new Trouble(String.valueOf(cause.getMessage()), "correct the settings")
        : new Trouble("the check itself failed: " + cause, "report this");
  }

  /** The future wraps what a server answered. */
  private static Throwable cause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
