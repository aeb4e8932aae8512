package dev.millrace.bootstrap.services.wiring;

import com.google.inject.Module;
import java.util.ArrayList;
import java.util.List;

/** Which modules each process and command is wired of: the only place that chooses. */
public final class Modules {

  /** The name of the books of receipts. */
  public static final String RECEIPTS = "receipts";

  /** The name of the books of dead letters. */
  public static final String DEAD_LETTERS = "dead-letters";

  private Modules() {}

  /** Runs and their ledgers, schedules and backfills. */
  public static List<Module> books() {
    return List.of(
        new FamiliesModule(), new PostgresModule(), new RunsModule(), new SchedulesModule());
  }

  /** Proving runs and following records. */
  public static List<Module> lookup() {
    return List.of(
        new FamiliesModule(),
        new PostgresModule(),
        new RunsModule(),
        new KafkaAdminModule(),
        new CassandraModule(),
        new LookupModule());
  }

  /** Showing dead letters. */
  public static List<Module> letters() {
    return List.of(
        new FamiliesModule(), new PostgresModule(), new CodecModule(), new LettersModule());
  }

  /** Replays and redrives. */
  public static List<Module> replay() {
    return List.of(
        new FamiliesModule(),
        new PostgresModule(),
        new CodecModule(),
        new AdmissionModule(),
        new ReplayModule());
  }

  /** Erasing records. */
  public static List<Module> erase() {
    return List.of(
        new FamiliesModule(),
        new PostgresModule(),
        new CodecModule(),
        new KafkaAdminModule(),
        new CassandraModule(),
        new EraseModule());
  }

  /** Rebuilding views. */
  public static List<Module> rebuild() {
    return List.of(
        new FamiliesModule(),
        new PostgresModule(),
        new CodecModule(),
        new CassandraModule(),
        new RebuildModule());
  }

  /** Executing runs. */
  public static List<Module> execution() {
    return List.of(
        new FamiliesModule(),
        new PostgresModule(),
        new CodecModule(),
        new HttpModule(),
        new AdmissionModule(),
        new IngestModule());
  }

  /** The ingest process, which collects, too. */
  public static List<Module> ingest() {
    List<Module> all = new ArrayList<>(execution());
    all.add(new CollectorModule());
    return List.copyOf(all);
  }

  /** The relay process. */
  public static List<Module> relay() {
    return List.of(
        new PostgresModule(), new CodecModule(), new KafkaLogModule(), new RelayModule());
  }

  /** The relay's shards. */
  public static List<Module> relayShards() {
    return List.of(new FamiliesModule(), new PostgresModule(), new KafkaAdminModule());
  }

  /** The control process. */
  public static List<Module> control() {
    return List.of(
        new FamiliesModule(),
        new PostgresModule(),
        new RunsModule(),
        new SchedulesModule(),
        new KafkaFeedsModule(),
        new BooksModule(),
        new QueryModule(),
        new CodecModule(),
        new RebuildsModule(),
        new LettersModule(),
        new AdmissionModule(),
        new ReplayModule(),
        new FollowModule(),
        new BrowseModule(),
        new ApiModule());
  }

  /** Reading the views. */
  public static List<Module> query() {
    return List.of(new FamiliesModule(), new QueryModule());
  }

  /** The families there are. */
  public static List<Module> families() {
    return List.of(new FamiliesModule());
  }

  /** Looking into topics. */
  public static List<Module> browse() {
    return List.of(
        new FamiliesModule(), new PostgresModule(), new CodecModule(), new BrowseModule());
  }

  /** The schemas of all families. */
  public static List<Module> schemas() {
    return List.of(
        new FamiliesModule(), new PostgresModule(), new CodecModule(), new SchemasModule());
  }

  /** The tables in PostgreSQL. */
  public static List<Module> tables() {
    return List.of(new PostgresModule());
  }

  /** The topics. */
  public static List<Module> topics() {
    return List.of(new FamiliesModule(), new KafkaAdminModule());
  }

  /** The tables in Cassandra. */
  public static List<Module> views() {
    return List.of(new FamiliesModule(), new CassandraModule());
  }
}
