package dev.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

  @Test
  void freePortsDifferAndLieBelowThoseOfOutgoingConnections(@TempDir Path folder) {
    Ports ports = new Ports(folder.resolve("ports"), Map.of());

    List<Integer> chosen = IntStream.range(0, 50).mapToObj(i -> ports.of("p" + i)).toList();

    assertThat(chosen).doesNotHaveDuplicates().allMatch(port -> port >= 15_000 && port < 32_000);
  }

  @Test
  void theNextStartUsesTheSameOnes(@TempDir Path folder) {
    int first = new Ports(folder.resolve("ports"), Map.of()).of("kafka");

    assertThat(new Ports(folder.resolve("ports"), Map.of()).of("kafka")).isEqualTo(first);
  }

  @Test
  void aRememberedOneThatIsInUseIsReplaced(@TempDir Path folder) throws IOException {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(Loopback.address(0));
      Files.writeString(folder.resolve("ports"), "kafka=" + other.getLocalPort());

      assertThat(new Ports(folder.resolve("ports"), Map.of()).of("kafka"))
          .isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void aGivenOneIsUsed(@TempDir Path folder) throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(Loopback.address(0));
      free = socket.getLocalPort();
    }

    assertThat(new Ports(folder.resolve("ports"), Map.of("kafka", free)).of("kafka"))
        .isEqualTo(free);
  }

  @Test
  void aGivenOneThatIsInUseIsNamedWithItsServer(@TempDir Path folder) throws IOException {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(Loopback.address(0));
      Ports ports = new Ports(folder.resolve("ports"), Map.of("kafka", other.getLocalPort()));

      assertThatThrownBy(() -> ports.of("kafka"))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("Port " + other.getLocalPort() + " on 127.0.0.1")
          .hasMessageContaining("asked for kafka, is in use by another program")
          .hasMessageContaining("give kafka another port");
    }
  }
}
