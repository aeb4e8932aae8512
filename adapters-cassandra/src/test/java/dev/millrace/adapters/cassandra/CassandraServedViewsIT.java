package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.serving.People;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.port.serving.ServedViewsContract;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.record.RecordKey;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CassandraServedViewsIT implements ServedViewsContract {

  private static Cluster cluster;

  @BeforeAll
  static void open() {
    cluster = Cluster.withPeople("served_views");
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Override
  public ServedViews served() {
    return cluster.served();
  }

  @Override
  public ViewWriter writer() {
    return cluster.writer(RequestLimits.DEFAULT);
  }

  @Test
  void aRowThatSomebodyElseWroteIsTold() {
    UUID id = UUID.randomUUID();
    cluster
        .session()
        .execute(
            "INSERT INTO served_views.people_by_id (person_id, name) VALUES (" + id + ", 'Eve')");

    assertThatThrownBy(() -> served().served(People.BY_ID, List.of(new RecordKey(id.toString()))))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("people_by_id");
  }
}
