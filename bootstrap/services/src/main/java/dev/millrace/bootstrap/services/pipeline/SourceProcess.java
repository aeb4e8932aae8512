package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.local.ProcessSpec;
import dev.millrace.local.Readiness;
import dev.millrace.local.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The source of a local pipeline, and the process that serves it if it needs one.
 *
 * @param address of the API in version 1.4
 */
record SourceProcess(URI address, boolean isLocal, List<ProcessSpec> specs) {

  private static final String MAIN = "dev.millrace.simulator.ServeSimulatedApi";

  static SourceProcess of(Source source, Path data, Path dist) {
    if (source instanceof Source.Remote remote) {
      return new SourceProcess(remote.address(), isLoopback(remote.address()), List.of());
    }
    return source instanceof Source.Recorded recorded
        ? served(data, dist, List.of("--recorded", recorded.folder().toAbsolutePath().toString()))
        : served(data, dist, List.of());
  }

  private static SourceProcess served(Path data, Path dist, List<String> what) {
    int port = freePort();
    URI address = URI.create("http://127.0.0.1:" + port + "/api/1.4/");
    List<String> arguments =
        Stream.concat(Stream.of("--port", Integer.toString(port)), what.stream()).toList();
    ProcessSpec spec =
        ProcessSpec.of(
                "source",
                data.toAbsolutePath(),
                new JavaProcess(dist, List.of("simulator"), "128m", List.of(), MAIN)
                    .command(arguments))
            .readyWhen(Readiness.http(URI.create("http://127.0.0.1:" + port + "/api/?results=1")));
    return new SourceProcess(address, true, List.of(spec));
  }

  private static boolean isLoopback(URI address) {
    String host = address.getHost();
    return host != null && host.matches("127\\..*|localhost|\\[::1]");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StackException("No free loopback port for the source: " + e.getMessage(), e);
    }
  }
}
