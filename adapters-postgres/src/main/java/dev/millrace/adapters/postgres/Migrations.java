package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ErrorDetails;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;

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
    return flyway(config, "*:future");
  }

  private static Flyway flyway(PostgresConfig config, String... ignored) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(config.url(), config.user(), config.password())
        .defaultSchema("millrace")
        .createSchemas(true)
        .locations("classpath:db/migration")
        .failOnMissingLocations(true)
        .ignoreMigrationPatterns(ignored)
        .loggers("slf4j")
        .load();
  }

  /** The version that is applied, in words. */
  static String version(PostgresConfig config) {
    try {
      MigrationInfo current = flyway(config).info().current();
      return current == null ? "none" : String.valueOf(current.getVersion());
    } catch (FlywayException failure) {
      throw failure(config, failure);
    }
  }

  /** How the schema differs from this program's; a newer one's migrations are among it. */
  static List<String> differences(PostgresConfig config) {
    try {
      return differences(flyway(config, new String[0]).validateWithResult());
    } catch (FlywayException failure) {
      throw failure(config, failure);
    }
  }

  /** Where there is no schema at all, no single migration is named. */
  private static List<String> differences(ValidateResult result) {
    if (result.validationSuccessful) {
      return List.of();
    }
    return result.invalidMigrations.isEmpty()
        ? List.of(firstLine(result.errorDetails))
        : result.invalidMigrations.stream().map(Migrations::difference).toList();
  }

  private static String difference(ValidateOutput invalid) {
    String name = invalid.version + " (" + invalid.description + ")";
    return "migration " + name + ": " + firstLine(invalid.errorDetails);
  }

  private static String firstLine(ErrorDetails details) {
    return details.errorMessage.lines().findFirst().orElse("it is invalid");
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
