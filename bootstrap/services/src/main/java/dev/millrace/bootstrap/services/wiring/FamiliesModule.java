package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.logs.Logs;
import dev.millrace.domain.sensors.SensorReadings;
import dev.millrace.domain.users.Users;
import java.util.List;

/** The families that this installation carries, the first one first. */
final class FamiliesModule extends AbstractModule {

  @Provides
  @Singleton
  Families families() {
    return new Families(List.of(new Users(), new UserEvents(), new SensorReadings(), new Logs()));
  }
}
