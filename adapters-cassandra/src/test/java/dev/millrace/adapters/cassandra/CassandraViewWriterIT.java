package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.serving.People;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.port.serving.ViewWriterContract;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CassandraViewWriterIT implements ViewWriterContract {

  private static Cluster cluster;

  @BeforeAll
  static void open() {
    cluster = Cluster.withPeople("view_writer");
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Override
  public ViewWriter writer() {
    return cluster.writer(RequestLimits.DEFAULT);
  }

  @Override
  public Optional<Map<String, Object>> row(View view, List<Object> key) {
    return new Rows(cluster).at(view, key);
  }

  @Test
  void tenThousandMutationsNeverExceedTheBoundInFlight() {
    CountingSession counting = new CountingSession(cluster.session());
    List<UUID> ids = IntStream.range(0, 10_000).mapToObj(i -> UUID.randomUUID()).toList();
    List<Mutation> mutations = ids.stream().map(id -> People.named(id, "Ada", 10, false)).toList();
    RequestLimits limits = RequestLimits.DEFAULT.withMaxInFlight(32);
    try (ViewWriter writer =
        new CassandraViewWriter(counting.session(), cluster.config().keyspace(), limits)) {
      writer.write(mutations);
      writer.flush();
    }

    assertThat(counting.most()).isBetween(2, 32);
    assertThat(ids).allMatch(id -> row(People.BY_ID, List.of(id)).isPresent());
  }

  @Test
  void theSessionStaysOpen() {
    writer().close();

    assertThat(cluster.session().isClosed()).isFalse();
  }
}
