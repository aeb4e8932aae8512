package dev.millrace.bootstrap.services.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

  @TempDir private Path folder;

  @Test
  void whatAKilledProcessLeftIsGone() throws IOException {
    Path scratch = folder.resolve("scratch");
    Files.writeString(Files.createDirectories(scratch.resolve("blocks")).resolve("one"), "left");

    new Scratch(scratch).run();

    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void itIsMadeWhereItIsMissing() throws IOException {
    Path scratch = folder.resolve("not").resolve("there");

    new Scratch(scratch).run();

    assertThat(scratch).isEmptyDirectory();
  }
}
