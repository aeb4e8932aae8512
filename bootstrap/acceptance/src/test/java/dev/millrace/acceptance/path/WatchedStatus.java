package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.services.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code millrace status --watch 1} as a process of its own. */
final class WatchedStatus implements AutoCloseable {

  private static final int LOOKS = 10;

  private final Process process;
  private final BufferedReader out;

  private WatchedStatus(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  static WatchedStatus start(String data) throws IOException {
    return new WatchedStatus(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of(System.getProperty("millrace.dist"), "lib", "services") + "/*",
                "dev.millrace.bootstrap.services.cli.Millrace",
                "status",
                "--watch",
                "1",
                "--data",
                data)
            .start());
  }

  /** Reads whole looks until all of the parts are fine in one: a busy machine may need some. */
  void awaitFine(List<String> parts) throws IOException {
    for (int look = 1; look <= LOOKS; look++) {
      if (isFine(parts)) {
        return;
      }
    }
    throw new AssertionError("not fine in " + LOOKS + " looks");
  }

  private boolean isFine(List<String> parts) throws IOException {
    boolean fine = true;
    for (String part : parts) {
      String line = nextLine();
      assertThat(line).matches("20\\S+Z " + part + " +\\S.*");
      fine &= line.matches("\\S+ " + part + " +fine.*");
    }
    return fine;
  }

  private String nextLine() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new AssertionError("it ended: " + error());
    }
    return line;
  }

  /**
   * As Ctrl-C does; that signal itself is ignored by what a shell started in the background. By the
   * handle, which leaves what was written to be read.
   */
  void end() throws InterruptedException {
    process.toHandle().destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.TERMINATED.code());
  }

  String rest() throws IOException {
    StringBuilder rest = new StringBuilder();
    char[] buffer = new char[1024];
    for (int read = out.read(buffer); read > 0; read = out.read(buffer)) {
      rest.append(buffer, 0, read);
    }
    return rest.toString();
  }

  String error() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
