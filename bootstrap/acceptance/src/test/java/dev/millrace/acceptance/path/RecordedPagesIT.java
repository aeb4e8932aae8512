package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.application.verify.Verification;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.simulator.Simulator;
import dev.millrace.simulator.SimulatorConfig;
import dev.millrace.simulator.page.Field;
import dev.millrace.simulator.recorded.RecordedPages;
import dev.millrace.simulator.recorded.RecordedSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The pages that were recorded from the real API, a run for each of its versions and for the part
 * of one. Their users overlap: what 1.4 says of a user of 1.2 is a new version.
 */
class RecordedPagesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 500;

  private final RunningPipeline path = RunningPipeline.shared();

  @Test
  void everyRecordedVersionIsCarriedWholeAndProved() throws IOException {
    Path folder = recorded();
    List<RecordedSet> sets = RecordedPages.in(folder).sets();
    assertThat(sets).extracting(RecordedSet::version).containsExactly("1.0", "1.2", "1.4", "1.4");
    Map<UUID, Long> versions = new HashMap<>();
    for (RecordedSet set : sets) {
      try (Simulator source =
          Simulator.start(SimulatorConfig.defaults().serving(folder).remembering(PAGE))) {
        Verification proof = path.carry(plan(source, set));

        List<UUID> users = usersServed(source);
        assertThat(users).hasSize(set.users()).doesNotHaveDuplicates();
        assertAccounted(proof, set.users(), users.stream().filter(versions::containsKey).count());
        users.forEach(user -> versions.merge(user, 1L, Long::sum));
      }
    }
    assertRows(versions);
  }

  /** The folder of recorded pages; where there is none the test is skipped. */
  private static Path recorded() {
    Path folder = Path.of(System.getProperty("millrace.shared", "../shared"), "data/randomuser");
    assumeTrue(Files.isDirectory(folder), "skipped: no recorded pages in " + folder);
    return folder;
  }

  private static RunPlan plan(Simulator source, RecordedSet set) {
    String part =
        set.fields().equals(Field.ALL)
            ? ""
            : set.fields().stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(",", "?inc=", ""));
    return new RunPlan(
        RunningPipeline.USERS,
        source.uri().resolve(set.version() + "/" + part),
        set.seed(),
        set.users(),
        Math.min(PAGE, set.users()));
  }

  private static void assertAccounted(Verification proof, long users, long known) {
    assertThat(proof).as("%s", proof.run().plan()).matches(Verification::isComplete);
    assertThat(proof.missingCount() + proof.doubledCount()).isZero();
    assertThat(proof.sheet())
        .as("%s", proof.run().plan())
        .extracting(
            Sheet::fetched,
            Sheet::stored,
            Sheet::newVersions,
            Sheet::duplicates,
            Sheet::quarantined,
            Sheet::served,
            Sheet::deadLettered)
        .containsExactly(users, users, known, 0L, 0L, users, 0L);
  }

  private void assertRows(Map<UUID, Long> versions) {
    try (Rows rows = new Rows(path.settings())) {
      Map<UUID, List<Long>> found = new HashMap<>();
      rows.byId(versions.keySet())
          .forEach(
              (user, all) ->
                  found.put(
                      user, all.stream().map(row -> Long.valueOf(row.split(" ", 2)[0])).toList()));
      Map<UUID, List<Long>> expected = new HashMap<>();
      versions.forEach((user, version) -> expected.put(user, List.of(version)));
      assertThat(found).isEqualTo(expected).hasSizeGreaterThanOrEqualTo(5_000 + 200);
    }
  }

  private static List<UUID> usersServed(Simulator source) throws IOException {
    List<byte[]> records =
        source.served().pages().stream().flatMap(page -> page.records().stream()).toList();
    List<UUID> users = new ArrayList<>();
    for (byte[] record : records) {
      users.add(id(JSON.readTree(record)));
    }
    return users;
  }

  /** Version 1.0 has none, and is told by what does not change of a user. */
  private static UUID id(JsonNode user) {
    JsonNode uuid = user.at("/login/uuid");
    if (!uuid.isMissingNode()) {
      return UUID.fromString(uuid.asText());
    }
    String name =
        "millrace.users/%s/%s/%s"
            .formatted(
                Instant.ofEpochSecond(user.get("registered").asLong()),
                Instant.ofEpochSecond(user.get("dob").asLong()),
                user.at("/login/username").asText());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
