package dev.millrace.domain.port.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.failure.TransientFailure;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultyRecordSourceTest {

  private static final PageRequest REQUEST =
      new PageRequest(URI.create("memory:records"), "seed", 1, 1);

  private final FaultyRecordSource source =
      new FaultyRecordSource(
          new InMemoryRecordSource(
              InstantSource.fixed(Instant.EPOCH), List.of(MapDocument.of(Map.of("id", 1)))));

  @Test
  void followsItsScriptAndThenWorks() {
    TransientFailure failure = new TransientFailure("planned");
    source.thenWork().thenFail(failure);
    assertThat(source.fetch(REQUEST, Set.of()).records()).hasSize(1);
    assertThatThrownBy(() -> source.fetch(REQUEST, Set.of())).isSameAs(failure);
    assertThat(source.fetch(REQUEST, Set.of()).records()).hasSize(1);
    assertThat(source.calls()).isEqualTo(3);
  }
}
