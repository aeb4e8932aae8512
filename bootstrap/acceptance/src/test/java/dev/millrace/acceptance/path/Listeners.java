package dev.millrace.acceptance.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses at which a process and its descendants listen, as Linux tells them in /proc. */
final class Listeners {

  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  private Listeners() {}

  static boolean areKnown() {
    return Files.isReadable(PROC.resolve("net/tcp"));
  }

  /** Hexadecimal addresses with their ports, such as 0100007F:1F90 for port 8080 on loopback. */
  static List<String> of(ProcessHandle root) throws IOException {
    Set<String> sockets =
        Stream.concat(Stream.of(root), root.descendants())
            .flatMap(process -> sockets(process.pid()))
            .collect(Collectors.toSet());
    return Stream.concat(lines("net/tcp"), lines("net/tcp6"))
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields[3].equals(LISTENING))
        .filter(fields -> sockets.contains("socket:[" + fields[9] + "]"))
        .map(fields -> fields[1])
        .toList();
  }

  private static Stream<String> lines(String file) throws IOException {
    Path table = PROC.resolve(file);
    return Files.exists(table) ? Files.readAllLines(table).stream() : Stream.empty();
  }

  private static Stream<String> sockets(long pid) {
    try (Stream<Path> open = Files.list(PROC.resolve(pid + "/fd"))) {
      return open.map(Listeners::target).toList().stream();
    } catch (IOException | UncheckedIOException ended) {
      return Stream.empty();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
