package dev.millrace.application.ingest;

import dev.millrace.application.admission.Admission;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.port.source.RecordSource;
import java.util.Set;

/** A source that is asked for nothing while the path behind is full. */
public final class AdmittedSource implements RecordSource {

  private final RecordSource source;
  private final Admission admission;

  public AdmittedSource(RecordSource source, Admission admission) {
    this.source = source;
    this.admission = admission;
  }

  @Override
  public FetchedPage fetch(PageRequest request, Set<String> secrets) {
    admission
        .refusal()
        .ifPresent(
            reason -> {
              throw new PathIsFull(reason);
            });
    return source.fetch(request, secrets);
  }
}
