package dev.millrace.local;

import java.io.IOException;

/** What this process writes to. */
final class Terminal {

  private Terminal() {}

  /** The JDK only knows about standard input and output together; the shell is asked instead. */
  static boolean isStandardError() {
    try {
      boolean capable = !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
      return capable
          && new ProcessBuilder("/bin/sh", "-c", "test -t 2")
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
