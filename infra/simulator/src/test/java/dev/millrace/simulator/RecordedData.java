package dev.millrace.simulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The pages recorded from the real API, which are not part of the project. */
public final class RecordedData {

  private RecordedData() {}

  /** The folder of recorded pages; the test that asks is skipped where there is none. */
  public static Path folder() {
    Path folder = Path.of(System.getProperty("millrace.shared", "../shared"), "data/randomuser");
    assumeTrue(Files.isDirectory(folder), "skipped: no recorded pages in " + folder);
    return folder;
  }
}
