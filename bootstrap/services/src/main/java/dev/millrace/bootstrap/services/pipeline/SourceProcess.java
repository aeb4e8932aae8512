package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.local.ProcessSpec;
import dev.millrace.local.Readiness;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The source of a local pipeline, and the process that serves it if it needs one. A served one
 * keeps its address over restarts, because that stands in the plans of runs that are under way.
 *
 * @param address of the API in version 1.4
 */
record SourceProcess(URI address, boolean isLocal, List<ProcessSpec> specs) {

  private static final String NAME = "source";
  private static final String MAIN = "dev.millrace.simulator.ServeSimulatedApi";

  /**
   * @param ports gives a process of that name its port
   */
  static SourceProcess of(Source source, Path data, Path dist, ToIntFunction<String> ports) {
    if (source instanceof Source.Remote remote) {
      return new SourceProcess(remote.address(), isLoopback(remote.address()), List.of());
    }
    List<String> what =
        source instanceof Source.Recorded recorded
            ? List.of("--recorded", recorded.folder().toAbsolutePath().toString())
            : List.of();
    return served(data, dist, ports.applyAsInt(NAME), what);
  }

  private static SourceProcess served(Path data, Path dist, int port, List<String> what) {
    URI address = URI.create("http://127.0.0.1:" + port + "/api/1.4/");
    List<String> arguments =
        Stream.concat(Stream.of("--port", Integer.toString(port)), what.stream()).toList();
    ProcessSpec spec =
        ProcessSpec.of(
                NAME,
                data.toAbsolutePath(),
                new JavaProcess(
                        dist, List.of("simulator"), "128m", Compiling.QUICKLY, List.of(), MAIN)
                    .command(NAME, arguments))
            .readyWhen(Readiness.http(URI.create("http://127.0.0.1:" + port + "/api/?results=1")));
    return new SourceProcess(address, true, List.of(spec));
  }

  private static boolean isLoopback(URI address) {
    String host = address.getHost();
    return host != null && host.matches("127\\..*|localhost|\\[::1]");
  }
}
