package dev.millrace.application.collect;

import dev.millrace.application.admission.Admission;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Turns away what is pushed while the path behind is full. */
public final class AdmittedRecords implements CollectRecords {

  private final CollectRecords records;
  private final Admission admission;

  public AdmittedRecords(CollectRecords records, Admission admission) {
    this.records = records;
    this.admission = admission;
  }

  @Override
  public CompletionStage<Collected> collect(Batch batch) {
    return admission.refusal().isPresent()
        ? CompletableFuture.completedFuture(new Collected.PathFull())
        : records.collect(batch);
  }
}
