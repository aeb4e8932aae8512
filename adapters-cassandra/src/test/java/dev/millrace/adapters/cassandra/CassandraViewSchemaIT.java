package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.logs.Logs;
import dev.millrace.domain.port.serving.People;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewPlace.Phase;
import dev.millrace.domain.port.serving.ViewSchema;
import dev.millrace.domain.port.serving.ViewSchemaContract;
import dev.millrace.domain.sensors.SensorReadings;
import dev.millrace.domain.users.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CassandraViewSchemaIT implements ViewSchemaContract {

  private static Cluster cluster;

  @BeforeAll
  static void open() {
    cluster = Cluster.open("view_schema");
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @BeforeEach
  void dropTheKeyspace() {
    new Ddl(cluster.session(), "view_schema").run("drop", "DROP KEYSPACE IF EXISTS view_schema");
  }

  @Override
  public ViewSchema unmigrated() {
    return cluster.schema("people");
  }

  @Test
  void twoMigratorsAtOnceAreSafe() {
    List<CompletableFuture<Void>> migrators =
        List.of(
            CompletableFuture.runAsync(() -> unmigrated().migrate()),
            CompletableFuture.runAsync(() -> unmigrated().migrate()));
    migrators.forEach(CompletableFuture::join);

    assertThat(unmigrated().differences(People.ALL)).isEmpty();
  }

  @Test
  void aFileThatChangedAfterItWasAppliedIsRefused() {
    migrator("SELECT * FROM people_by_id -- people").migrate();
    migrator("SELECT * FROM people_by_id -- people").migrate();

    assertThatThrownBy(() -> migrator("SELECT * FROM people_by_id -- persons").migrate())
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("cql/more.cql has changed since it was applied");
  }

  @Test
  void aStatementThatIsRefusedNamesItsFileAndGivesTheLockBack() {
    assertThatThrownBy(() -> migrator("CREATE TABEL x").migrate())
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("cql/more.cql");

    migrator("SELECT * FROM people_by_id").migrate();
  }

  @Test
  void aLockThatACrashedMigratorHeldEndsByItself() {
    unmigrated().migrate();
    cluster
        .session()
        .execute(
            "INSERT INTO view_schema.schema_migrations (name, owner) VALUES ('(lock)', uuid())"
                + " IF NOT EXISTS USING TTL 2");

    migrator("SELECT * FROM people_by_id").migrate();
  }

  @Test
  void aLockThatIsHeldLongerThanWeWaitIsTold() {
    unmigrated().migrate();
    Ddl ddl = new Ddl(cluster.session(), "view_schema");
    try (MigrationLock held = MigrationLock.acquire(ddl, Duration.ZERO)) {
      assertThatThrownBy(() -> MigrationLock.acquire(ddl, Duration.ofMillis(500)))
          .isInstanceOf(TransientFailure.class)
          .hasMessageContaining("view_schema");
      held.renew();
    }
    MigrationLock.acquire(ddl, Duration.ZERO).close();
  }

  static List<Family<?>> families() {
    return List.of(new Users(), new UserEvents(), new SensorReadings(), new Logs());
  }

  @Test
  void everyFileIsOneThatTheFamiliesNeed() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/cql"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".cql", "")))
          .containsExactlyInAnyOrderElementsOf(
              CassandraViewSchema.files(new Families(families())).stream()
                  .flatMap(name -> MigrationFile.all(name).stream())
                  .map(MigrationFile::name)
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void theTablesOfAFamilyAreThoseThatItNeeds(Family<?> family) {
    List<String> files = CassandraViewSchema.files(new Families(List.of(family)));
    cluster.schema(files.toArray(String[]::new)).migrate();

    assertThat(cluster.schema().differences(family.tables())).isEmpty();
  }

  /** A keyspace of a release before the tables of the second file. */
  @Test
  void whatWasAddedLaterIsAppliedToAKeyspaceThatIsThere() {
    Users users = new Users();
    new CassandraViewSchema(cluster.config(), cluster.session(), List.of(MigrationFile.of("users")))
        .migrate();
    assertThat(cluster.schema().differences(users.tables()))
        .isNotEmpty()
        .allMatch(difference -> difference.contains(" is missing"));

    cluster.schema("users", "windows").migrate();

    assertThat(cluster.schema().differences(users.tables())).isEmpty();
  }

  @Test
  void whatADifferenceSaysMendsIt() {
    unmigrated().migrate();
    List.of(
            "ALTER TABLE view_schema.people_by_id DROP name",
            "DROP TABLE view_schema.people_by_city",
            "DROP TABLE view_schema.people_counts",
            "CREATE TABLE view_schema.people_counts (city text PRIMARY KEY)")
        .forEach(cluster.session()::execute);

    List<String> differences = unmigrated().differences(People.ALL);
    differences.forEach(this::mend);

    assertThat(differences).hasSize(3);
    assertThat(unmigrated().differences(People.ALL)).isEmpty();
  }

  /** With a table beside that lacks a column. */
  @Test
  void aViewThatWasRebuiltIsLookedForWhereItStands() {
    cluster.schema("people", "writers").migrate();
    CassandraViewPlaces places =
        new CassandraViewPlaces(cluster::session, "view_schema", RequestLimits.DEFAULT);
    ViewPlace filling =
        new ViewPlace(
            "people_by_city", "people_by_city__1", "people_by_city__4", Phase.FILLING, 0, null);
    assertThat(places.replace(filling, 0)).isTrue();
    CassandraViewTables tables =
        new CassandraViewTables(cluster.session(), "view_schema", RequestLimits.DEFAULT);
    tables.create(People.BY_CITY.named("people_by_city__1"));
    tables.create(People.BY_CITY.named("people_by_city__4"));
    tables.drop(People.BY_CITY);
    assertThat(unmigrated().differences(People.ALL)).isEmpty();

    new CassandraViewSchema(
            cluster.config(),
            cluster.session(),
            List.of(new MigrationFile("later", "ALTER TABLE people_by_city DROP name")))
        .migrate();

    assertThat(unmigrated().differences(People.ALL))
        .hasSize(2)
        .allMatch(
            difference -> difference.contains("column name of table view_schema.people_by_city__"));
  }

  private void mend(String difference) {
    String cql = difference.substring(difference.indexOf(": ") + 2, difference.lastIndexOf(';'));
    CqlScript.statements(cql).forEach(cluster.session()::execute);
  }

  private static CassandraViewSchema migrator(String more) {
    List<MigrationFile> files =
        List.of(MigrationFile.of("people"), new MigrationFile("more", more));
    return new CassandraViewSchema(cluster.config(), cluster.session(), files);
  }
}
