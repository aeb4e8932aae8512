package dev.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Duration TWELVE_HUNDRED = Duration.ofMillis(1_234);

  @Test
  void withoutATerminalEachChangeThatMattersIsOneLine() {
    List<String> lines = new ArrayList<>();
    Progress progress = new PlainProgress(lines::add);

    progress.changed("postgres", State.STARTING, Duration.ZERO, "");
    progress.changed("postgres", State.READY, TWELVE_HUNDRED, "");
    progress.changed("kafka", State.RESTARTING, Duration.ZERO, "exited with code 137");
    progress.changed("postgres", State.STOPPING, Duration.ZERO, "");
    progress.changed("postgres", State.STOPPED, Duration.ofMillis(90), "");
    progress.changed("kafka", State.STOPPED, TWELVE_HUNDRED, "killed after 1000 ms");
    progress.changed("registry", State.FAILED, Duration.ZERO, "no such file");

    assertThat(lines)
        .containsExactly(
            "postgres       ready in 1.2 s",
            "kafka          restarting: exited with code 137",
            "postgres       stopped in 0.1 s",
            "kafka          stopped in 1.2 s: killed after 1000 ms",
            "registry       failed: no such file");
  }

  @Test
  void onATerminalEachProcessKeepsItsLine() {
    List<String> frames = new ArrayList<>();
    try (Progress progress = new LiveProgress(frames::add)) {
      progress.changed("postgres", State.STARTING, Duration.ZERO, "");
      progress.changed("registry", State.WAITING, Duration.ZERO, "postgres");
      progress.changed("postgres", State.READY, TWELVE_HUNDRED, "");
    }

    assertThat(frames.get(0)).startsWith("\r⠋ postgres       starting 0.0 s\u001b[K\n");
    assertThat(frames.get(frames.size() - 1))
        .startsWith("\u001b[2A\r✓ postgres       ready in 1.2 s\u001b[K\n")
        .endsWith("\n\r  registry       waiting for postgres\u001b[K\n");
  }

  @Test
  void whenAllHaveSettledTheNextChangeBeginsBelow() {
    List<String> frames = new ArrayList<>();
    LiveProgress progress = new LiveProgress(frames::add);
    progress.changed("postgres", State.READY, TWELVE_HUNDRED, "");
    progress.close();
    frames.clear();

    progress.changed("kafka", State.STOPPING, Duration.ZERO, "");
    progress.close();

    assertThat(frames.get(0)).startsWith("\r").contains("kafka").doesNotContain("postgres");
  }

  @Test
  void aLineNeverWraps() {
    ProgressRow row = new ProgressRow(State.FAILED, Duration.ZERO, "long ".repeat(40));

    assertThat(row.text("cassandra")).hasSize(78).startsWith("✗ cassandra").endsWith("…");
  }
}
