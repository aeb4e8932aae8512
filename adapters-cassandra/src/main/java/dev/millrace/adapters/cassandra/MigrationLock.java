package dev.millrace.adapters.cassandra;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock in the table of migrations, held by one migrator at a time. It ends by itself when its
 * owner has not renewed it for {@link #TTL}, so that one that crashed blocks nobody for ever.
 */
final class MigrationLock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);

  static final Duration TTL = Duration.ofSeconds(60);

  private static final long POLL_MILLIS = 250;

  private final Ddl ddl;
  private final UUID owner = UUID.randomUUID();

  private MigrationLock(Ddl ddl) {
    this.ddl = ddl;
  }

  /**
   * Waits for the lock.
   *
   * @throws TransientFailure when another migrator kept it for longer than {@code patience}
   */
  static MigrationLock acquire(Ddl ddl, Duration patience) {
    MigrationLock lock = new MigrationLock(ddl);
    long deadline = System.nanoTime() + patience.toNanos();
    while (!lock.take()) {
      if (System.nanoTime() > deadline) {
        throw new TransientFailure(
            "another migrator has held the lock on keyspace %s for %s"
                .formatted(ddl.keyspace(), patience));
      }
      pause();
    }
    return lock;
  }

  /**
   * Keeps the lock for another {@link #TTL}.
   *
   * @throws TransientFailure when it was lost meanwhile
   */
  void renew() {
    if (!ddl.applied(
        "UPDATE %s USING TTL %d SET owner = ? WHERE name = '(lock)' IF owner = ?"
            .formatted(ddl.migrations(), TTL.toSeconds()),
        owner,
        owner)) {
      throw new TransientFailure(
          "the lock on keyspace " + ddl.keyspace() + " was lost: migrate again");
    }
  }

  /** Gives the lock back; where that fails, it ends by itself. */
  @Override
  public void close() {
    try {
      ddl.applied(
          "DELETE FROM %s WHERE name = '(lock)' IF owner = ?".formatted(ddl.migrations()), owner);
    } catch (Failure unreachable) {
      LOG.warn("the lock of migrations ends in {}: {}", TTL, unreachable.getMessage());
    }
  }

  private boolean take() {
    return ddl.applied(
        "INSERT INTO %s (name, owner) VALUES ('(lock)', ?) IF NOT EXISTS USING TTL %d"
            .formatted(ddl.migrations(), TTL.toSeconds()),
        owner);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted while waiting for the lock of migrations", stopped);
    }
  }
}
