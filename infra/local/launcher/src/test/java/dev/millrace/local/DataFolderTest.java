package dev.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @Test
  void aSecondOneIsToldWhoHoldsTheFolder(@TempDir Path folder) {
    try (DataFolder first = DataFolder.lock(folder)) {
      assertThatThrownBy(() -> DataFolder.lock(folder))
          .isInstanceOf(StackException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("is in use by process " + ProcessHandle.current().pid())
          .hasMessageContaining("choose another folder with --data");
      assertThat(first.logs()).isEqualTo(folder.resolve("logs"));
    }
  }

  @Test
  void aClosedFolderCanBeLockedAgain(@TempDir Path folder) {
    DataFolder.lock(folder).close();

    DataFolder.lock(folder).close();
  }

  @Test
  void aFolderThatCannotBeCreatedIsNamed(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> DataFolder.lock(file.resolve("data")))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("The data folder " + file.resolve("data") + " cannot be written");
  }
}
