package dev.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {

  @TempDir private Path data;

  @Test
  void anUnusedFolderTellsNothing() {
    assertThat(LocalState.of(data.resolve("none")).launcher()).isEmpty();
    assertThat(LocalState.of(data).ports()).isEmpty();
  }

  @Test
  void theLauncherOfAUsedFolderIsKnownAndKeepsItsLock() {
    try (DataFolder folder = DataFolder.lock(data)) {
      assertThat(LocalState.of(data).launcher()).contains(ProcessHandle.current().pid());
      assertThat(folder.logs().getFileName()).hasToString("logs");
    }
  }

  @Test
  void aStrangerWithTheSamePidIsNoLauncher() throws IOException {
    Path lock = Files.writeString(data.resolve("lock"), ProcessHandle.current().pid() + "\n");
    Instant before = ProcessHandle.current().info().startInstant().orElseThrow().minusSeconds(60);
    Files.setLastModifiedTime(lock, FileTime.from(before));

    assertThat(LocalState.of(data).launcher()).isEqualTo(Optional.empty());
  }

  @Test
  void takenPortsAreNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, Loopback.address(0).getAddress())) {
      Files.writeString(
          data.resolve("ports.properties"), "kafka=%d\n".formatted(taken.getLocalPort()));

      assertThat(LocalState.of(data).taken()).containsEntry("kafka", taken.getLocalPort());
    }
    assertThat(LocalState.of(data).taken()).isEmpty();
  }
}
