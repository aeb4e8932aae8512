package dev.millrace.bootstrap.services.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SourceProcessTest {

  private static final Path HERE = Path.of(".");

  @Test
  void aServedOneKeepsTheAddressThatRunsUnderWayKnow() {
    SourceProcess simulated = SourceProcess.of(new Source.Simulated(), HERE, HERE, name -> 17_001);

    assertThat(simulated.address()).isEqualTo(URI.create("http://127.0.0.1:17001/api/1.4/"));
    assertThat(simulated.specs().get(0).command()).containsSequence("--port", "17001");
    assertThat(simulated.isLocal()).isTrue();
  }

  @Test
  void anApiOutThereNeedsNoProcess() {
    URI api = URI.create("https://api.test/api/");

    SourceProcess remote = SourceProcess.of(new Source.Remote(api), HERE, HERE, name -> 17_001);

    assertThat(remote.address()).isEqualTo(api);
    assertThat(remote.specs()).isEmpty();
    assertThat(remote.isLocal()).isFalse();
  }
}
