package dev.millrace.bootstrap.services.bench;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** No log, and nobody who is told of its cursor: of the relay its reading is left. */
final class NoLog extends AbstractModule {

  private final Consumer<List<OutboxRow>> read;

  /**
   * @param read is handed what would be published
   */
  NoLog(Consumer<List<OutboxRow>> read) {
    this.read = read;
  }

  @Provides
  @Singleton
  Function<Shard, EventLog> logs() {
    return shard -> log();
  }

  private EventLog log() {
    return new EventLog() {
      @Override
      public Optional<Cursor> open() {
        return Optional.empty();
      }

      @Override
      public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
        read.accept(rows);
      }

      @Override
      public void close() {}
    };
  }

  @Provides
  @Singleton
  RelayProgress progress() {
    return new RelayProgress() {
      @Override
      public void save(Shard shard, Cursor cursor) {}

      @Override
      public Optional<Cursor> find(Shard shard) {
        return Optional.empty();
      }
    };
  }
}
