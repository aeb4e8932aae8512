package dev.millrace.adapters.spark;

import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.Projector;
import dev.millrace.domain.port.deadletter.DeadLetters;
import dev.millrace.domain.port.deadletter.InMemoryDeadLetters;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.users.User;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Parts of the users family that write to the store which the settings name. */
public final class InMemoryParts implements PartsFactory {

  @Override
  public StreamParts<?> open(FamilyName family, Map<String, String> settings) {
    return new Parts(Store.named(Objects.requireNonNull(settings.get("store"))));
  }

  private record Parts(Store store) implements StreamParts<User> {

    @Override
    public Family<User> family() {
      return Store.USERS;
    }

    @Override
    public Projector<User> projector() {
      return new Projector<>(Store.USERS, store.codec(), () -> Instant.EPOCH);
    }

    @Override
    public DeadLetters deadLetters() {
      return new InMemoryDeadLetters(store.deadLetters());
    }

    @Override
    public ViewWriter openWriter() {
      return new FaultyViewWriter(store.views(), store.failures());
    }

    @Override
    public void close() {}
  }
}
