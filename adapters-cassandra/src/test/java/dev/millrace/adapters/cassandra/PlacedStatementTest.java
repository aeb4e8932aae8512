package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewPlace.Phase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacedStatementTest {

  private static final Places REBUILT =
      new Places(
          9,
          Map.of(
              "users",
              new ViewPlace("users", "users__2", "users__7", Phase.FILLING, 0, null),
              "things",
              new ViewPlace("things", "things__3", "things", Phase.RETIRED, 0, null)));

  @Test
  void aChangeOfATableIsMadeWhereItsViewStands() {
    assertThat(PlacedStatement.of("ALTER TABLE users\n  ADD users text", REBUILT))
        .containsExactly(
            "ALTER TABLE users__2\n  ADD users text", "ALTER TABLE users__7\n  ADD users text");
    assertThat(PlacedStatement.of("alter table things ADD size int", REBUILT))
        .containsExactly("alter table things__3 ADD size int");
  }

  @Test
  void anythingElseStaysAsItIs() {
    for (String statement :
        new String[] {
          "CREATE TABLE IF NOT EXISTS users (id uuid PRIMARY KEY)", "ALTER TABLE others ADD x int"
        }) {
      assertThat(PlacedStatement.of(statement, REBUILT)).containsExactly(statement);
    }
    assertThat(PlacedStatement.of("ALTER TABLE users ADD x int", Places.FIRST))
        .containsExactly("ALTER TABLE users ADD x int");
  }
}
