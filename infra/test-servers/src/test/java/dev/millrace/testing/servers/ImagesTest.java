package dev.millrace.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImagesTest {

  @AfterEach
  void forget() {
    System.clearProperty("millrace.image.postgres");
  }

  @Test
  void eachPipelineServerHasAnImage() {
    assertThat(Server.pipeline()).extracting(Images::of).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void aPropertyChoosesAnother() {
    System.setProperty("millrace.image.postgres", "mirror.example/postgres:15");

    assertThat(Images.of(Server.POSTGRES)).isEqualTo("mirror.example/postgres:15");
  }
}
