package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No question of one record, page or day reads the days whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawPlansIT {

  private static final String RUN = UUID.randomUUID().toString();
  private static final int DAYS = 5;

  private final LocalDate first = LocalDate.of(2026, 1, 1);
  private TestDatabase postgres;

  @BeforeAll
  void fill() throws SQLException {
    postgres = TestDatabase.migrated();
    for (int day = 0; day < DAYS; day++) {
      new RawDays(postgres).add(first.plusDays(day));
    }
    postgres.execute(
        """
        INSERT INTO millrace.pages (run_id, page, source, seed, size, headers, fetched_at,
          took_micros, fetched, stored, duplicates, conflicts, rejected)
        SELECT '%1$s', page, 'x', '', 10, '{}', now(), 1, 10, 10, 0, 0, 0
        FROM generate_series(0, 5000) AS page;
        INSERT INTO millrace.page_bodies
        SELECT '%1$s', page, decode(repeat('ab', 500), 'hex'),
          '2026-01-01 12:00Z'::timestamptz + page %% %2$d * interval '1 day'
        FROM generate_series(0, 5000) AS page;
        INSERT INTO millrace.raw_records
        SELECT '%1$s', i / 10, i %% 10, 'things', 'STORED', 'key-' || i, gen_random_uuid(),
          decode(repeat('ab', 100), 'hex'),
          '2026-01-01 12:00Z'::timestamptz + i / 10 %% %2$d * interval '1 day'
        FROM generate_series(0, 50000) AS i;
        """
            .formatted(RUN, DAYS));
    postgres.execute("VACUUM ANALYZE");
  }

  @AfterAll
  void close() {
    postgres.close();
  }

  @Test
  void theHistoryOfARecordIsFoundByItsKey() throws SQLException {
    assertThat(
            plan(
                """
                SELECT * FROM millrace.raw_records AS raw
                  JOIN millrace.pages AS page USING (run_id, page)
                WHERE raw.family = 'things' AND raw.key = 'key-4711'
                """))
        .contains("raw_records_20260101_family_key_idx")
        .doesNotContain("Seq Scan on raw_records_20260", "Seq Scan on pages");
  }

  @Test
  void theRecordsOfAPageAreFoundByItsNumber() throws SQLException {
    assertThat(
            plan(
                """
                SELECT * FROM millrace.pages AS page
                  JOIN millrace.raw_records AS raw USING (run_id, page)
                WHERE page.run_id = '%s' AND page.page = 471 AND raw.outcome = 'STORED'
                ORDER BY raw.index LIMIT 5
                """
                    .formatted(RUN)))
        .contains("raw_records_20260101_pkey")
        .doesNotContain("Seq Scan on raw_records_20260", "Seq Scan on pages");
  }

  @Test
  void theRunsOfADayAreReadFromTheIndexAlone() throws SQLException {
    assertThat(plan("SELECT DISTINCT run_id FROM millrace." + RawDays.of("page_bodies", first)))
        .contains("Index Only Scan");
  }

  private String plan(String sql) throws SQLException {
    return String.join("\n", postgres.query("EXPLAIN " + sql));
  }
}
