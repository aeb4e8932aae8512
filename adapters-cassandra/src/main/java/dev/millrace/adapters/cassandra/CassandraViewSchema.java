package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewSchema;
import dev.millrace.domain.view.View;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of the views and of their writers in Cassandra 4 or newer, made from the files {@code
 * cql/<name>.cql} of the class path, and what was added to them later, {@code cql/<name>.2.cql} and
 * so on. A file is applied once; one that a crash interrupted is applied again from its start, so
 * each of its statements can be repeated ({@code IF NOT EXISTS}).
 */
public final class CassandraViewSchema implements ViewSchema {

  private static final Logger LOG = LoggerFactory.getLogger(CassandraViewSchema.class);

  /** Of no family: closed windows, which all families have. */
  private static final String WINDOWS = "windows";

  private static final String PLACES = "view_places";

  private static final Duration PATIENCE = MigrationLock.TTL.multipliedBy(2);

  private final CqlSession session;
  private final CassandraConfig config;
  private final List<MigrationFile> files;
  private final Ddl ddl;

  /** The names of the files that some families need, without their numbers. */
  public static List<String> files(Families families) {
    return Stream.concat(
            families.all().stream().map(family -> family.name().value()),
            Stream.of(WINDOWS, CassandraWriterLeases.FILE))
        .toList();
  }

  /**
   * @param names of the files without their numbers, in the order in which they are applied
   */
  public CassandraViewSchema(CqlSession session, CassandraConfig config, List<String> names) {
    this(
        config, session, names.stream().flatMap(name -> MigrationFile.all(name).stream()).toList());
  }

  CassandraViewSchema(CassandraConfig config, CqlSession session, List<MigrationFile> files) {
    this.session = session;
    this.config = config;
    this.files = List.copyOf(files);
    this.ddl = new Ddl(session, config.keyspace());
  }

  /**
   * {@inheritDoc} Makes the keyspace where there is none.
   *
   * @throws Failure transient when the cluster or another migrator does not let us; permanent when
   *     a statement is refused, or a file that was applied has changed since
   */
  @Override
  public void migrate() {
    createKeyspace();
    ddl.run(
        "make the table of migrations",
        "CREATE TABLE IF NOT EXISTS %s (name text PRIMARY KEY, checksum text, applied_at timestamp, owner uuid)"
            .formatted(ddl.migrations()));
    try (MigrationLock lock = MigrationLock.acquire(ddl, PATIENCE)) {
      files.forEach(file -> migrate(file, lock));
    }
  }

  @Override
  public List<String> differences(List<View> views) {
    try {
      Tables tables = Tables.of(session, config.keyspace());
      Places places = tables.has(PLACES) ? places() : Places.FIRST;
      return tables.differences(
          views.stream().flatMap(view -> places.written(view).stream()).toList());
    } catch (RuntimeException error) {
      throw Failures.of("read the schema of keyspace " + config.keyspace(), error);
    }
  }

  private void createKeyspace() {
    String replicas =
        config.replication().entrySet().stream()
            .map(entry -> ", '%s': %d".formatted(entry.getKey(), entry.getValue()))
            .sorted()
            .collect(Collectors.joining());
    ddl.run(
        "make keyspace " + config.keyspace(),
        "CREATE KEYSPACE IF NOT EXISTS %s WITH replication = {'class': 'NetworkTopologyStrategy'%s}"
            .formatted(config.keyspace(), replicas));
  }

  private void migrate(MigrationFile file, MigrationLock lock) {
    Row applied = applied(file);
    if (applied != null) {
      requireUnchanged(file, applied);
      return;
    }
    Places places = Tables.of(session, config.keyspace()).has(PLACES) ? places() : Places.FIRST;
    for (String statement : file.statements()) {
      for (String placed : PlacedStatement.of(statement, places)) {
        lock.renew();
        ddl.runInKeyspace("apply cql/" + file.name() + ".cql", placed);
      }
    }
    record(file);
    LOG.info("applied cql/{}.cql to keyspace {}", file.name(), config.keyspace());
  }

  private Places places() {
    return new CassandraViewPlaces(() -> session, config.keyspace(), config.limits()).read();
  }

  private @Nullable Row applied(MigrationFile file) {
    return ddl.execute(
            "read the migrations",
            SimpleStatement.newInstance(
                "SELECT checksum, applied_at FROM %s WHERE name = ?".formatted(ddl.migrations()),
                file.name()))
        .one();
  }

  private void record(MigrationFile file) {
    ddl.execute(
        "record a migration",
        SimpleStatement.newInstance(
            "INSERT INTO %s (name, checksum, applied_at) VALUES (?, ?, toTimestamp(now()))"
                .formatted(ddl.migrations()),
            file.name(),
            file.checksum()));
  }

  private static void requireUnchanged(MigrationFile file, Row applied) {
    String checksum = applied.getString("checksum");
    if (!file.checksum().equals(checksum)) {
      throw new PermanentFailure(
          "cql/%s.cql has changed since it was applied at %s (checksum %s, then %s): put it back, and write the change into a new file, its name with the next number"
              .formatted(file.name(), applied.getInstant("applied_at"), file.checksum(), checksum));
    }
  }
}
