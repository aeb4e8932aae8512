package dev.millrace.acceptance.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A script of {@code infra/compose}, run with a {@code docker} of the test's own. */
final class Script {

  static final Path COMPOSE = Path.of("..", "..", "infra", "compose").toAbsolutePath().normalize();

  private static final int SECONDS = 60;

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * @param folder gets the {@code docker}, which writes a line per call to {@code calls}
   */
  Script(Path folder) {
    this.folder = folder;
  }

  /** Has later scripts find this in their environment. */
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** How a script ended, and what it said to people. */
  record Outcome(int code, String out, String error) {}

  /** Has {@code docker} answer by these branches of a shell's choice. */
  void dockerAnswers(String answers) throws IOException {
    Path docker = Files.createDirectories(folder.resolve("bin")).resolve("docker");
    String script =
        """
        #!/bin/sh
        echo "$*" >> '%s'
        case "$*" in
        %s
        esac
        """
            .formatted(calls(), answers);
    Files.writeString(docker, script);
    if (!docker.toFile().setExecutable(true)) {
      throw new IOException(docker + " cannot be made executable");
    }
  }

  /** What {@code docker} was asked, a line each. */
  List<String> asked() throws IOException {
    return Files.exists(calls()) ? Files.readAllLines(calls()) : List.of();
  }

  private Path calls() {
    return folder.resolve("calls");
  }

  Outcome run(String name, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(COMPOSE.resolve(name).toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path error = folder.resolve("error");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(error.toFile());
    builder
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (path, own) -> own + ":" + path);
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " takes too long");
    }
    return new Outcome(process.exitValue(), read(out), read(error));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
