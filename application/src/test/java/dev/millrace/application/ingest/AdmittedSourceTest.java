package dev.millrace.application.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.source.InMemoryRecordSource;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.port.source.RecordSource;
import dev.millrace.domain.port.source.RecordSourceContract;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmittedSourceTest implements RecordSourceContract {

  private static final String FULL = "the path behind is full";

  private final InMemoryPath path = new InMemoryPath(1);

  @Override
  public RecordSource holding(List<Document> records) {
    return new AdmittedSource(
        new InMemoryRecordSource(InstantSource.fixed(Instant.EPOCH), records), Optional::empty);
  }

  @Override
  public PageRequest request(int page, int size) {
    return new PageRequest(URI.create("memory:records"), "seed", page, size);
  }

  @Test
  void aRunWaitsBetweenTwoPagesAndGoesOnWithoutHavingFailed() {
    RunId id = path.submit(30, 10);
    RecordSource source = path.source(InMemoryPath.users(0, 30, "Ulm"));
    IngestRun full =
        path.ingesting(
            new AdmittedSource(
                source,
                () ->
                    Optional.of(FULL)
                        .filter(it -> path.runs.find(id).orElseThrow().pagesStored() == 2)));

    for (int again = 0; again < RetryPolicy.DEFAULT.attempts() + 1; again++) {
      assertThat(full.ingest(id)).as("is to be repeated").isPresent();
    }
    Run waiting = path.runs.find(id).orElseThrow();
    assertThat(waiting.pagesStored()).isEqualTo(2);
    assertThat(waiting.state()).isEqualTo(RunState.RUNNING);
    assertThat(waiting.problem()).isEqualTo(FULL);

    assertThat(path.ingesting(source).ingest(id)).isEmpty();
    assertThat(path.runs.find(id).orElseThrow().state()).isEqualTo(RunState.FETCHED);
    assertThat(path.sheet(id).stored()).isEqualTo(30);
  }
}
