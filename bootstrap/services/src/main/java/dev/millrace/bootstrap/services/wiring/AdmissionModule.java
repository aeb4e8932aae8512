package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.application.admission.AdmissionLimits;
import dev.millrace.application.admission.LookingAdmission;
import dev.millrace.application.admission.WatchedAdmission;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.family.Families;
import java.time.Duration;
import java.time.InstantSource;

/** Taking in no more than the path behind may hold. */
final class AdmissionModule extends AbstractModule {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  @Provides
  @Singleton
  UnreadStreams unread(Settings settings, Families families, Resources resources) {
    return new UnreadStreams(() -> WatchedStreams.of(settings, families, resources));
  }

  @Provides
  @Singleton
  WatchedAdmission admission(Settings settings, PostgresCheckup checkup, UnreadStreams unread) {
    return new WatchedAdmission(
        () -> checkup.backlog().waiting().plus(unread.waiting()), limits(settings));
  }

  /** For a command: nobody looks meanwhile. */
  @Provides
  @Singleton
  LookingAdmission looking(WatchedAdmission admission, UnreadStreams unread) {
    Runnable look =
        () -> {
          unread.run();
          admission.look();
        };
    return new LookingAdmission(admission, look, LOOK_EVERY, InstantSource.system());
  }

  private static AdmissionLimits limits(Settings settings) {
    Duration age = settings.duration(Setting.ADMISSION_AGE);
    Duration retention = KafkaSettings.of(settings).retention();
    if (age.compareTo(retention) >= 0) {
      throw new PermanentFailure(
          "%s is %s, and Kafka forgets what is older than %s: set it lower"
              .formatted(Setting.ADMISSION_AGE.key(), age, retention));
    }
    return new AdmissionLimits(
        settings.number(Setting.ADMISSION_RECORDS),
        (long) settings.number(Setting.ADMISSION_MEBIBYTES) << 20,
        age);
  }
}
