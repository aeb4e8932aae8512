package dev.millrace.acceptance.path;

import dev.millrace.bootstrap.configuration.Setting;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** {@code millrace relay} beside the one of a pipeline, as a process of its own. */
final class SecondRelay implements AutoCloseable {

  static final String NAME = "second";

  private final Process process;

  private SecondRelay(Process process) {
    this.process = process;
  }

  static SecondRelay start(Path data) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of(System.getProperty("millrace.dist"), "lib", "services") + "/*",
                "dev.millrace.bootstrap.services.cli.Millrace",
                "relay",
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(data.resolve("logs").resolve("relay-second.log").toFile()));
    builder.environment().put(Setting.RELAY_NAME.variable(), NAME);
    return new SecondRelay(builder.start());
  }

  /** As SIGKILL does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
