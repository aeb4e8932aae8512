package dev.millrace.bootstrap.services.bench;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.adapters.kafka.KafkaUntransacted;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A log that forgets how far it came: whoever dies goes on anywhere. */
final class UntransactedLog extends AbstractModule {

  private final KafkaConfig kafka;

  UntransactedLog(KafkaConfig kafka) {
    this.kafka = kafka;
  }

  @Provides
  @Singleton
  Function<Shard, EventLog> logs(Resources resources) {
    KafkaUntransacted writer = resources.opened(new KafkaUntransacted(kafka));
    return shard -> through(writer);
  }

  private static EventLog through(KafkaUntransacted writer) {
    return new EventLog() {
      @Override
      public Optional<Cursor> open() {
        return Optional.empty();
      }

      @Override
      public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
        rows.forEach(writer::send);
        writer.flush();
      }

      @Override
      public void close() {}
    };
  }
}
