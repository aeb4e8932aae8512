package dev.millrace.bootstrap.services.pipeline;

import java.net.URI;
import java.nio.file.Path;

/** Where the pipeline's records come from. */
public sealed interface Source {

  /** The simulator of randomuser.me, which works offline. */
  record Simulated() implements Source {}

  /** A folder of recorded pages, served as the API would. */
  record Recorded(Path folder) implements Source {}

  /** An API out there. */
  record Remote(URI address) implements Source {}

  /** Reads {@code --source}: an http address is remote, anything else a folder. */
  static Source parse(String text) {
    return text.startsWith("http://") || text.startsWith("https://")
        ? new Remote(URI.create(text))
        : new Recorded(Path.of(text));
  }
}
