package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.serving.People;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import dev.millrace.local.Server;
import dev.millrace.testing.servers.Servers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CassandraViewWriterFaultsIT {

  private static final Servers SERVERS = Servers.shared();

  private final List<UUID> ids =
      IntStream.range(0, 2_000).mapToObj(i -> UUID.randomUUID()).toList();
  private Cluster cluster;

  @BeforeEach
  void open() {
    cluster = Cluster.withPeople("view_writer_faults");
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void aFrozenServerIsWaitedFor() {
    try (ViewWriter writer = warm(RequestLimits.DEFAULT)) {
      SERVERS.pause(Server.CASSANDRA);
      CompletableFuture<Void> back = after(8, () -> SERVERS.resume(Server.CASSANDRA));
      writer.write(mutations());
      writer.flush();
      back.join();
    }

    assertAllServed();
  }

  @Test
  void aShortDeadlineEndsTheWaitInTime() {
    RequestLimits limits = RequestLimits.DEFAULT.withDeadline(Duration.ofSeconds(10));
    try (ViewWriter writer = warm(limits)) {
      SERVERS.pause(Server.CASSANDRA);
      long start = System.nanoTime();
      assertThatThrownBy(
              () -> {
                writer.write(mutations());
                writer.flush();
              })
          .isInstanceOf(TransientFailure.class)
          .hasMessageContaining("people_by_id");
      // The last pause, two seconds at most, may not outlast the deadline; the default is 30 s.
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(25));
    } finally {
      SERVERS.resume(Server.CASSANDRA);
    }
  }

  /** It may take two minutes to start. */
  @Test
  @Timeout(300)
  void aServerThatCrashesAndComesBackIsWaitedFor() {
    try (ViewWriter writer = warm(RequestLimits.DEFAULT.withDeadline(Duration.ofSeconds(150)))) {
      SERVERS.kill(Server.CASSANDRA);
      CompletableFuture<Void> back = after(0, () -> SERVERS.restart(Server.CASSANDRA));
      writer.write(mutations());
      writer.flush();
      back.join();
    }

    assertAllServed();
  }

  private ViewWriter warm(RequestLimits limits) {
    ViewWriter writer = cluster.writer(limits);
    writer.write(List.of(People.named(ids.get(0), "Ada", 10, false)));
    writer.flush();
    return writer;
  }

  private List<Mutation> mutations() {
    return ids.stream().map(id -> People.named(id, "Ada", 10, false)).toList();
  }

  private void assertAllServed() {
    Rows rows = new Rows(cluster);
    assertThat(ids).allMatch(id -> rows.at(People.BY_ID, List.of(id)).isPresent());
  }

  private static CompletableFuture<Void> after(long seconds, Runnable action) {
    return CompletableFuture.runAsync(
        action, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
  }
}
