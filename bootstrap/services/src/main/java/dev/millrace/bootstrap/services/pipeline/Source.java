package dev.millrace.bootstrap.services.pipeline;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the pipeline's records come from. */
public sealed interface Source {

  /** The simulator of randomuser.me, which works offline. */
  record Simulated() implements Source {}

  /** A folder of recorded pages, served as the API would. */
  record Recorded(Path folder) implements Source {}

  /** An API out there. */
  record Remote(URI address) implements Source {}

  /**
   * Reads {@code --source}: an http address is remote, anything else a folder.
   *
   * @throws IllegalArgumentException when it is neither an address with a host nor a folder
   */
  static Source parse(String text) {
    boolean web = text.startsWith("http://") || text.startsWith("https://");
    if (web && URI.create(text).getHost() != null) {
      return new Remote(URI.create(text));
    }
    if (!web && !text.isEmpty() && Files.isDirectory(Path.of(text))) {
      return new Recorded(Path.of(text));
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no source: neither an http or https address nor a folder");
  }
}
