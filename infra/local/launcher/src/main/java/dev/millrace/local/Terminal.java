package dev.millrace.local;

import java.io.IOException;

/** What this process writes to. */
public final class Terminal {

  private Terminal() {}

  /** Whether a person watches the standard output. */
  public static boolean isStandardOutput() {
    return isTerminal(1);
  }

  /** Whether a person watches the standard error. */
  public static boolean isStandardError() {
    return isTerminal(2);
  }

  /** The JDK only knows about standard input and output together; the shell is asked instead. */
  private static boolean isTerminal(int stream) {
    try {
      boolean capable = !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
      return capable
          && new ProcessBuilder("/bin/sh", "-c", "test -t " + stream)
                  .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
