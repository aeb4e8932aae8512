package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.http.JsonDocuments;
import dev.millrace.application.admission.LookingAdmission;
import dev.millrace.application.redrive.RedriveLetters;
import dev.millrace.application.redrive.RedrivingLetters;
import dev.millrace.application.replay.ReplayRecords;
import dev.millrace.application.replay.ReplayingRecords;
import dev.millrace.application.replay.Republications;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.deadletter.Redrives;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import java.util.UUID;

/** Publishing records and dead letters again, no more of them than the path behind may hold. */
final class ReplayModule extends AbstractModule {

  @Provides
  @Singleton
  ReplayRecords replayRecords(
      Families families,
      Replays replays,
      Schemas schemas,
      EventCodec codec,
      LookingAdmission admission) {
    return new ReplayingRecords(
        families, replays, schemas, codec, JsonDocuments::parse, admission, UUID::randomUUID);
  }

  @Provides
  @Singleton
  RedriveLetters redriveLetters(
      Families families,
      Redrives redrives,
      Schemas schemas,
      EventCodec codec,
      LookingAdmission admission) {
    return new RedrivingLetters(
        families,
        redrives,
        new Republications(schemas, codec, JsonDocuments::parse),
        admission,
        UUID::randomUUID);
  }
}
