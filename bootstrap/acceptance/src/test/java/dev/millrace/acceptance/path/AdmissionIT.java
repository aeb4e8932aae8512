package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import dev.millrace.application.admission.WatchedAdmission;
import dev.millrace.application.ingest.IngestRun;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.pipeline.LocalPipeline;
import dev.millrace.bootstrap.services.process.LoggedAdmission;
import dev.millrace.bootstrap.services.process.Loop;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.bootstrap.services.wiring.Wiring;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.Strike;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing more is taken in while the path behind is full. */
class AdmissionIT {

  private static final int MOST = 300;
  private static final int PAGE = 100;
  private static final int RECORDS = 2_000;

  private final RunningPipeline path = RunningPipeline.shared();

  @Test
  void aRunWaitsWhileTheRelayStandsStillAndGoesOnOnceAllIsServed() throws InterruptedException {
    for (String process : List.of("ingest", "relay")) {
      path.pipeline().stack().stop(process);
    }
    path.simulator().faults().inject(Strike.always(), Fault.pace(Duration.ofMillis(300)));
    RunId id = path.submit(path.plan("admitted", RECORDS, PAGE));
    try (Resources resources = new Resources()) {
      Injector injector = Wiring.of(settings(), resources, Modules.execution());
      WatchedAdmission admission = injector.getInstance(WatchedAdmission.class);
      resources.opened(
          Loop.start("admission", new LoggedAdmission(admission), Duration.ofMillis(20)));

      injector.getInstance(IngestRun.class).ingest(id);

      Run waiting = path.run(id);
      assertThat(waiting.state()).isEqualTo(RunState.RUNNING);
      assertThat(waiting.problem()).contains("the path behind is full", "300 records");
      assertThat(waiting.pagesStored() * PAGE).isBetween(MOST + 1, RECORDS / 2);
      path.pipeline().stack().start("relay");
      RunningPipeline.await(
          "room behind",
          () -> admission.refusal().isEmpty(),
          () -> String.valueOf(admission.refusal()));
      assertThat(path.sheet(id).published()).isEqualTo(path.sheet(id).stored());
    } finally {
      path.simulator().faults().clear();
    }
    path.pipeline().stack().start("ingest");
    path.awaitSettled(id);
    assertThat(path.sheet(id).stored()).isEqualTo(RECORDS);
  }

  private Settings settings() {
    return Settings.of(
        Map.of(
            Settings.FILE_VARIABLE,
            path.data().resolve(LocalPipeline.SETTINGS).toString(),
            Setting.ADMISSION_RECORDS.variable(),
            String.valueOf(MOST)));
  }
}
