package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.verify.Verification;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.Strike;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No login secret of a user, fetched or pushed, is on the disk or in an answer, and the search
 * would have found it.
 */
class PrivacyIT {

  private final RunningPipeline path = RunningPipeline.shared();
  private final Uncompressed stores = new Uncompressed(path.settings(), path.data());
  private final Canaries accepted = Canaries.fresh();
  private final Canaries quarantined = Canaries.fresh();
  private final Canaries broken = Canaries.fresh();
  private final Canaries pushed = Canaries.fresh();
  private final Canaries refused = Canaries.fresh();

  @BeforeEach
  void turnCompressionOff() throws Exception {
    stores.makeSo();
  }

  @AfterEach
  void clearFaults() {
    path.simulator().faults().clear();
  }

  @Test
  void noSecretIsOnTheDiskThoughTheControlIsInEveryStore() throws Exception {
    awaitAWindowOfTheGeneration();
    String answers = push(pushed.record() + "\n" + refused.malformedRecord());
    int tries = path.settings().number(Setting.SOURCE_ATTEMPTS);
    path.simulator().faults().inject(Strike.next(tries), Fault.body(broken.brokenPage()));
    path.simulator()
        .faults()
        .inject(
            Strike.always(),
            Fault.replaceRecord(1, accepted.record()),
            Fault.replaceRecord(2, quarantined.malformedRecord()));

    Verification carried = path.carry(path.plan("canaries", 20, 20));
    assertThat(carried.sheet())
        .extracting(Sheet::stored, Sheet::quarantined, Sheet::served)
        .containsExactly(19L, 1L, 19L);

    stores.writePages();
    BytesOnDisk postgres = in("postgres");
    assertThat(postgres.with(accepted.city())).as("raw store and outbox").isNotEmpty();
    assertThat(postgres.with(quarantined.city())).as("quarantine").isNotEmpty();
    assertThat(postgres.with(broken.city())).as("unusable pages").isNotEmpty();
    assertThat(postgres.with(pushed.city())).as("what was pushed").isNotEmpty();
    assertThat(postgres.with(refused.city())).as("what was pushed and refused").isNotEmpty();
    assertThat(in("kafka").with(accepted.city())).as("topic").isNotEmpty();
    awaitFound("a view on disk", () -> isInATableOfCassandra(accepted.city()));
    UUID event = stores.eventOf(accepted.user());
    awaitFound("the event in the state", () -> isInTheState(event));
    assertThat(in("logs").with("ingest ready")).as("logs").isNotEmpty();

    answers += told(carried.run().id());
    List<String> secrets =
        Stream.of(accepted, quarantined, broken, pushed, refused).map(Canaries::secret).toList();
    assertThat(in(".").withAny(secrets)).as("files with secrets").isEmpty();
    assertThat(answers).doesNotContain(secrets);
  }

  /** Events of windows that began before the query's generation are not held in its state. */
  private void awaitAWindowOfTheGeneration() throws IOException {
    Path generation = path.data().resolve("checkpoints/users-windows/generation");
    Instant madeAt = Files.getLastModifiedTime(generation).toInstant();
    RunningPipeline.await(
        "a minute that began behind " + madeAt,
        () -> Instant.now().truncatedTo(ChronoUnit.MINUTES).isAfter(madeAt),
        () -> "not yet");
  }

  /** What the collector answers. */
  private String push(String lines) {
    try (Pushers pushers = new Pushers(path.settings(), path.users().name(), 1)) {
      pushers.push("canaries" + UUID.randomUUID(), List.of(lines)).join();
      assertThat(pushers.acknowledged()).hasSize(1);
      return pushers.acknowledged().get(0).toString();
    }
  }

  /** All that the API says of a run. */
  private String told(RunId run) {
    RunsApi api = new RunsApi(path.settings());
    String one = "/v1/runs/" + run;
    List<RunsApi.Answer> answers =
        Stream.of(
                "/v1/runs",
                one,
                one + "/quarantine",
                "/v1/views/users_by_id?user_id=" + accepted.user())
            .map(api::get)
            .toList();
    assertThat(answers).extracting(RunsApi.Answer::status).containsOnly(200);
    return answers.stream().map(RunsApi.Answer::body).collect(Collectors.joining());
  }

  private boolean isInATableOfCassandra(String text) {
    return in("cassandra").with(text).stream()
        .anyMatch(file -> file.getFileName().toString().endsWith("-Data.db"));
  }

  private boolean isInTheState(UUID event) {
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(event.getMostSignificantBits())
            .putLong(event.getLeastSignificantBits())
            .array();
    return !in("checkpoints").with(bytes).isEmpty();
  }

  private BytesOnDisk in(String folder) {
    return new BytesOnDisk(Path.of(path.data().toString(), folder));
  }

  private static void awaitFound(String what, BooleanSupplier found) {
    RunningPipeline.await(what, found, () -> "not found yet");
  }
}
