package dev.millrace.bootstrap.services.bench;

import dev.millrace.local.LocalServers;
import dev.millrace.local.ProcessSpec;
import dev.millrace.local.Readiness;
import dev.millrace.local.StackException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * A process of peers, with a class path of its own. It is started once, and frozen while it is not
 * its turn: it comes to each turn warm and connected.
 */
final class PeerProcess {

  private static final Duration START = Duration.ofMinutes(10);
  private static final Duration CALL = Duration.ofMinutes(30);
  private static final int OK = 200;

  private final LocalServers servers;
  private final String name;
  private final URI root;
  private final List<String> javaOptions;

  private PeerProcess(LocalServers servers, String name, URI root, List<String> javaOptions) {
    this.servers = servers;
    this.name = name;
    this.root = root;
    this.javaOptions = List.copyOf(javaOptions);
  }

  /**
   * What is started.
   *
   * @param name of the process, and of the folder in which the build laid it out
   * @param beside further class path, behind its own
   */
  record Program(
      String name,
      List<Path> beside,
      List<String> javaOptions,
      String main,
      Map<String, String> environment) {}

  /**
   * Starts one, and returns when it serves.
   *
   * @param arguments by the port on which it is to serve
   */
  static PeerProcess start(
      Benchmark.Surface surface,
      LocalServers servers,
      Program program,
      IntFunction<List<String>> arguments)
      throws InterruptedException {
    Path layout = surface.dist().resolveSibling("benchmarks").resolve(program.name());
    if (!Files.isDirectory(layout)) {
      throw new StackException(
          "Nothing is built in " + layout.toAbsolutePath() + ". Run `mvn package` first.");
    }
    int port = servers.port("bench-" + program.name());
    URI root = URI.create("http://127.0.0.1:" + port + "/");
    servers.start(
        Set.of(),
        List.of(
            ProcessSpec.of(
                    program.name(), surface.data(), command(layout, program, arguments.apply(port)))
                .withEnvironment(program.environment())
                .readyWhen(Readiness.http(root))
                .startingWithin(START)));
    return new PeerProcess(servers, program.name(), root, program.javaOptions());
  }

  private static List<String> command(Path layout, Program program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program.javaOptions());
    StringBuilder classPath = new StringBuilder(layout.toAbsolutePath() + "/*");
    program
        .beside()
        .forEach(
            folder ->
                classPath.append(File.pathSeparator).append(folder.toAbsolutePath()).append("/*"));
    command.addAll(List.of("-cp", classPath.toString(), program.main()));
    command.addAll(arguments);
    return command;
  }

  void freeze() {
    servers.stack().pause(name);
  }

  void goOn() {
    servers.stack().resume(name);
  }

  void prepare(String peer) {
    String unused = call(peer, "prepare");
  }

  /** How many records it carried, as far as it can tell. */
  long work(String peer) {
    return Long.parseLong(call(peer, "work"));
  }

  void end(String peer) {
    String unused = call(peer, "end");
  }

  /** Everything that may matter to a peer's speed. */
  Map<String, String> settings(String peer) {
    Map<String, String> settings = new TreeMap<>();
    call(peer, "settings")
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              settings.put(line.substring(0, equals), line.substring(equals + 1));
            });
    settings.put("java", String.join(" ", javaOptions));
    return settings;
  }

  /** Over a connection of its own: one that was kept may have been closed by a process at rest. */
  private String call(String peer, String what) {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(peer + "/" + what))
            .timeout(CALL)
            .POST(BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .build()
              .send(request, BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw new StackException(
            "%s failed at %s: %s".formatted(peer, what, answer.body().strip()));
      }
      return answer.body();
    } catch (IOException broken) {
      throw new StackException(
          "%s does not answer: %s; see logs/%s.log in the data folder"
              .formatted(peer, broken.getMessage(), name),
          broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while " + peer + " worked", interrupted);
    }
  }
}
