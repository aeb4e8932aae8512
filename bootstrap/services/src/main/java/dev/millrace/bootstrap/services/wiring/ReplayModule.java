package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.http.JsonDocuments;
import dev.millrace.application.admission.LookingAdmission;
import dev.millrace.application.admission.WatchedAdmission;
import dev.millrace.application.replay.ReplayRecords;
import dev.millrace.application.replay.ReplayingRecords;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Publishing records again, no more of them than the path behind may hold. */
final class ReplayModule extends AbstractModule {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  @Provides
  @Singleton
  ReplayRecords replayRecords(
      Families families,
      Replays replays,
      Schemas schemas,
      EventCodec codec,
      WatchedAdmission admission,
      UnreadStreams unread) {
    Runnable look =
        () -> {
          unread.run();
          admission.look();
        };
    return new ReplayingRecords(
        families,
        replays,
        schemas,
        codec,
        JsonDocuments::parse,
        new LookingAdmission(admission, look, LOOK_EVERY, InstantSource.system()),
        UUID::randomUUID);
  }
}
