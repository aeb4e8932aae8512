package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.application.ingest.CancelRun;
import dev.millrace.application.ingest.CancellingRun;
import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.application.ingest.SubmittingRun;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.run.Runs;
import java.util.UUID;

/** Asking for runs, and stopping them. */
final class RunsModule extends AbstractModule {

  @Provides
  @Singleton
  SubmitRun submitRun(Families families, Runs runs) {
    return new SubmittingRun(families, runs, UUID::randomUUID);
  }

  @Provides
  @Singleton
  CancelRun cancelRun(Runs runs) {
    return new CancellingRun(runs);
  }
}
