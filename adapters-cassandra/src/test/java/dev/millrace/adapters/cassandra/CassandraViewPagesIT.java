package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.serving.ViewPages;
import dev.millrace.domain.port.serving.ViewPagesContract;
import dev.millrace.domain.port.serving.ViewSlice;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.users.Users;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CassandraViewPagesIT implements ViewPagesContract {

  private static Cluster cluster;

  @BeforeAll
  static void open() {
    cluster = Cluster.withPeople("view_pages");
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Override
  public ViewPages pages() {
    return new CassandraViewPages(
        cluster.session(), cluster.config().keyspace(), cluster.config().limits());
  }

  @Override
  public ViewWriter writer() {
    return cluster.writer(RequestLimits.DEFAULT);
  }

  @Test
  void aTableThatIsNotThereIsTold() {
    ViewSlice slice = ViewSlice.of(new Users().views().get(0), List.of(UUID.randomUUID()));

    assertThatThrownBy(() -> pages().rows(slice, 1))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("users_by_id");
  }
}
