package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.application.trace.TraceRecord;
import dev.millrace.application.trace.TracingRecord;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.application.verify.VerifyingRun;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.RecordHistory;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.serving.ServedViews;

/** Proving runs and following records. */
final class LookupModule extends AbstractModule {

  @Provides
  @Singleton
  VerifyRun verifyRun(
      Families families,
      Runs runs,
      Ledger ledger,
      Replays replays,
      LogScan log,
      ServedViews views) {
    return new VerifyingRun(families, runs, ledger, replays, log, views);
  }

  @Provides
  @Singleton
  TraceRecord traceRecord(
      Families families, RecordHistory history, LogScan log, ServedViews views) {
    return new TracingRecord(families, history, log, views);
  }
}
