package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackIT {

  /** 127.0.0.1, the same as IPv6 sees it, and ::1. */
  private static final String LOOPBACK =
      "(0100007F|0000000000000000FFFF00000100007F|00000000000000000000000001000000):.*";

  private final RunningPipeline path = RunningPipeline.shared();

  @Test
  void everyProcessListensOnLoopbackAlone() throws IOException {
    assumeTrue(Listeners.areKnown());

    List<String> listeners = Listeners.of(ProcessHandle.current());

    assertThat(path.pipeline().stack().isReady()).isTrue();
    assertThat(listeners).hasSizeGreaterThanOrEqualTo(5).allMatch(at -> at.matches(LOOPBACK));
  }

  @Test
  void oneThatListensElsewhereIsSeen() throws IOException {
    assumeTrue(Listeners.areKnown());

    try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      String port = String.format("%04X", open.getLocalPort());

      assertThat(Listeners.of(ProcessHandle.current()))
          .anyMatch(at -> at.endsWith(":" + port) && !at.matches(LOOPBACK));
    }
  }
}
