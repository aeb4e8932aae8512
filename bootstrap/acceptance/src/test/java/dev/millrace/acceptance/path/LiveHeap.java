package dev.millrace.acceptance.path;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another JVM's heap holds once its garbage is collected. */
final class LiveHeap {

  /** The last line of a histogram: instances, and their bytes. */
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)$");

  private final ProcessHandle process;

  LiveHeap(ProcessHandle process) {
    this.process = process;
  }

  /** Collects, and counts what is left. */
  long bytes() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new AssertionError("no histogram of process " + process.pid() + ": " + histogram);
    }
    return Long.parseLong(total.group(1));
  }
}
