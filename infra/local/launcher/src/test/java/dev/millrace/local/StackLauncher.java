package dev.millrace.local;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A launcher to be killed: runs one process with a child of its own. */
final class StackLauncher {

  private StackLauncher() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    try (Stack stack = new Stack(folder, Progress.silent())) {
      stack.start(
          List.of(
              ProcessSpec.of(
                  "parent", folder, List.of("sh", "-c", "trap '' TERM; sleep 1000 & wait; wait"))));
      new CountDownLatch(1).await();
    }
  }
}
