package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the schema to this program's version, under Flyway's lock. */
final class Migrations {

  private Migrations() {}

  static void run(PostgresConfig config) {
    try {
      Flyway flyway = flyway(config);
      requireNotNewer(flyway, config);
      flyway.migrate();
    } catch (FlywayException failure) {
      throw failure(config, failure);
    }
  }

  private static Flyway flyway(PostgresConfig config) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(config.url(), config.user(), config.password())
        .defaultSchema("millrace")
        .createSchemas(true)
        .locations("classpath:db/migration")
        .failOnMissingLocations(true)
        .loggers("slf4j")
        .load();
  }

  private static void requireNotNewer(Flyway flyway, PostgresConfig config) {
    for (MigrationInfo migration : flyway.info().all()) {
      if (migration.getState() == MigrationState.FUTURE_SUCCESS
          || migration.getState() == MigrationState.FUTURE_FAILED) {
        throw new PermanentFailure(
            "The schema millrace in %s has version %s, which is newer than this program; run the newer program"
                .formatted(config.url(), migration.getVersion()));
      }
    }
  }

  private static Failure failure(PostgresConfig config, FlywayException failure) {
    String what = "The schema millrace in %s cannot be migrated".formatted(config.url());
    return SqlProblem.in(failure)
        .map(problem -> problem.failure(what))
        .orElseGet(() -> new PermanentFailure(what + ": " + failure.getMessage(), failure));
  }
}
