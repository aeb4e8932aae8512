package dev.millrace.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.simulator.page.Field;
import dev.millrace.simulator.recorded.RecordedPages;
import dev.millrace.simulator.recorded.RecordedSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of the real API, served again. */
class RealRecordedPagesTest {

  private Path folder;

  @BeforeEach
  void find() {
    folder = RecordedData.folder();
  }

  @Test
  void theSetsAreKnown() throws Exception {
    assertThat(RecordedPages.in(folder).sets())
        .containsExactly(
            new RecordedSet("1.0", "shared", Field.ALL, 200),
            new RecordedSet("1.2", "shared", Field.ALL, 200),
            new RecordedSet("1.4", "shared", Field.ALL, 5_000),
            new RecordedSet(
                "1.4", "shared", Field.of(List.of("name", "email", "login", "nat")), 50));
  }

  @Test
  void aRecordedPageAskedForAsItWasRecordedIsTheSameBytes() throws Exception {
    try (Simulator simulator = start()) {
      Client client = new Client(simulator);
      for (int page = 1; page <= 10; page++) {
        Path file = folder.resolve("v1.4-seed-shared-page-%02d.json".formatted(page));
        assertThat(client.get("1.4/?seed=shared&results=500&page=" + page).body())
            .isEqualTo(Files.readAllBytes(file));
      }
      assertThat(client.get("1.0/?seed=shared&results=200").body())
          .isEqualTo(Files.readAllBytes(folder.resolve("v1.0-seed-shared.json")));
      assertThat(client.get("1.2/?seed=shared&results=200").body())
          .isEqualTo(Files.readAllBytes(folder.resolve("v1.2-seed-shared.json")));
      assertThat(client.get("1.4/?seed=shared&results=50&inc=name,email,login,nat").body())
          .isEqualTo(Files.readAllBytes(folder.resolve("v1.4-partial-inc.json")));
    }
  }

  @Test
  void otherPageSizesCutTheSameUsersAnew() throws Exception {
    try (Simulator simulator = start()) {
      Client client = new Client(simulator);
      Set<String> uuids = new HashSet<>();
      StringBuilder recorded = new StringBuilder();
      for (int page = 1; page <= 10; page++) {
        Path file = folder.resolve("v1.4-seed-shared-page-%02d.json".formatted(page));
        recorded.append(Files.readString(file));
      }
      String all = recorded.toString();
      for (int page = 1; page <= 8; page++) {
        String body = Client.text(client.get("1.4/?results=700&page=" + page));
        JsonNode users = Client.json(body).get("results");
        assertThat(users).hasSize(page < 8 ? 700 : 100);
        uuids.addAll(users.findValuesAsText("uuid"));
        assertThat(all).contains(users.get(0).toString());
      }
      assertThat(uuids).hasSize(5_000);
      assertThat(client.page("1.4/?results=700&page=9").get("results")).isEmpty();
    }
  }

  @Test
  void servedRecordsAreTheRecordedBytes() throws Exception {
    SimulatorConfig config = SimulatorConfig.defaults().serving(folder).remembering(1);
    try (Simulator simulator = Simulator.start(config)) {
      new Client(simulator).get("1.4/?results=500&page=3");
      String file = Files.readString(folder.resolve("v1.4-seed-shared-page-03.json"));

      ServedPage page = simulator.served().pages().get(0);
      assertThat(page.records())
          .hasSize(500)
          .allMatch(user -> file.contains(new String(user, UTF_8)));
      assertThat(page.uuids()).hasSize(500).doesNotHaveDuplicates();
    }
  }

  private Simulator start() throws Exception {
    return Simulator.start(SimulatorConfig.defaults().serving(folder));
  }
}
