package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Raw data that was there before it was kept by day. */
class ExistingRawDataIT {

  private static final RunId RUN = new RunId(UUID.randomUUID());

  private TestDatabase postgres;

  @BeforeEach
  void fillTheSchemaBefore() throws SQLException {
    postgres = TestDatabase.empty();
    PostgresConfig config = postgres.config();
    Flyway.configure()
        .dataSource(config.url(), config.user(), config.password())
        .defaultSchema("millrace")
        .createSchemas(true)
        .locations("classpath:db/migration")
        .loggers("slf4j")
        .target("6")
        .load()
        .migrate();
    postgres.execute(
        """
        INSERT INTO millrace.runs (id, family, source, seed, records, page_size, state)
        VALUES ('%1$s', 'things', 'http://127.0.0.1/', 'seed', 2, 2, 'FETCHED');
        INSERT INTO millrace.pages
          (run_id, page, source, seed, size, body, headers, fetched_at, took_micros, fetched,
           stored, duplicates, conflicts, rejected, stored_at)
        VALUES ('%1$s', 1, 'http://127.0.0.1/', 'seed', 2, decode(repeat('ab', 9000), 'hex'),
          '{}', '2026-01-01 00:00Z', 1, 2, 0, 2, 0, 0, '2026-01-01 00:00Z');
        INSERT INTO millrace.raw_records (run_id, page, index, family, outcome, key, bytes)
        VALUES ('%1$s', 1, 0, 'things', 'DUPLICATE', 'a', 'A'),
          ('%1$s', 1, 1, 'things', 'DUPLICATE', 'b', 'B');
        """
            .formatted(RUN));
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void itBecomesOneDayWithoutBeingWrittenAnew() throws SQLException {
    String records = file("raw_records");
    String bodies = file("pages");
    postgres.database().migrate();
    LocalDate day = today();
    assertThat(file(RawDays.of("raw_records", day))).isEqualTo(records);
    assertThat(file(RawDays.of("page_bodies", day))).isEqualTo(bodies);
    assertThat(
            only(
                "SELECT string_agg(encode(bytes, 'escape'), '' ORDER BY index) FROM millrace.raw_records"))
        .isEqualTo("AB");
    assertThat(
            only(
                "SELECT md5(body) = md5(decode(repeat('ab', 9000), 'hex')) FROM millrace.page_bodies"))
        .isEqualTo("t");
    assertThat(history("a")).isEqualTo(1);
  }

  @Test
  void itAgesFromTheMigrationOnAndItsSheetOutlivesIt() throws SQLException {
    postgres.database().migrate();
    PostgresLedger ledger = new PostgresLedger(postgres.database());
    Sheet sheet = ledger.sheet(RUN).orElseThrow();
    DayRetention retention =
        new DayRetention(postgres.database().transactions(), new RawDataByDay(), Period.ofDays(1));
    retention.apply();
    assertThat(history("a")).isEqualTo(1);
    assertThat(retention.dropBefore(today().plusDays(2))).isEmpty();
    assertThat(history("a")).isZero();
    assertThat(ledger.sheet(RUN)).contains(sheet);
    assertThat(sheet).extracting(Sheet::fetched, Sheet::duplicates).containsExactly(2L, 2L);
  }

  @Test
  void itsFurtherVersionsAreCounted() throws SQLException {
    postgres.execute(
        """
        INSERT INTO millrace.raw_records (run_id, page, index, family, outcome, key, event_id, bytes)
        VALUES ('%1$s', 1, 2, 'things', 'STORED', 'c', '%1$s', 'C');
        INSERT INTO millrace.outbox (id, aggregatetype, aggregateid, type, payload, version,
          write_time, run_id, traceparent, slot)
        VALUES ('%1$s', 'things', 'c', 'ThingStored', '', 2, 1, '%1$s', '', 0);
        """
            .formatted(RUN));
    postgres.database().migrate();
    Sheet sheet = new PostgresLedger(postgres.database()).sheet(RUN).orElseThrow();
    assertThat(sheet.newVersions()).isEqualTo(1);
  }

  private int history(String key) {
    return new PostgresRecordHistory(postgres.database())
        .of(PageFixture.THINGS, new RecordKey(key))
        .size();
  }

  private LocalDate today() throws SQLException {
    return LocalDate.parse(only("SELECT (now() AT TIME ZONE 'UTC')::date"));
  }

  /** Where the rows are on the disk. */
  private String file(String table) throws SQLException {
    return only("SELECT pg_relation_filepath('millrace.%s')".formatted(table));
  }

  private String only(String sql) throws SQLException {
    return postgres.query(sql).get(0);
  }
}
