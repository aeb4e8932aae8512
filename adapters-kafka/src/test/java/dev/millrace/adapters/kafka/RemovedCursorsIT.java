package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.record.FamilyName;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/operating.md has an operator do who restored PostgreSQL, as Kafka's tools do it. */
class RemovedCursorsIT {

  private static final ConfigResource TOPIC =
      new ConfigResource(ConfigResource.Type.TOPIC, CursorTopic.NAME);
  private static final String POLICY = "cleanup.policy";

  private final FamilyName family = Brokers.freshFamily();
  private final Shard shard = Brokers.freshSharding().shard(1);
  private final TopicPartition partition = new TopicPartition(CursorTopic.NAME, shard.number());

  @Test
  @Timeout(60)
  void aShardWhoseCursorWasRemovedBeginsAnew() {
    try (Admin admin = Clients.admin(Brokers.config());
        EventLog log = new KafkaEventLog(Brokers.config(), shard)) {
      log.open();
      log.publish(Rows.range(family, 1, 2), Rows.cursor(2));
      assertThatThrownBy(() -> delete(admin))
          .hasRootCauseInstanceOf(PolicyViolationException.class);

      allow(admin, "compact,delete");
      deleteOnceItIsAllowed(admin);
      allow(admin, "compact");

      assertThat(log.open()).isEmpty();
      log.publish(Rows.range(family, 1, 3), Rows.cursor(3));
      assertThat(log.open()).contains(Rows.cursor(3));
    }
  }

  private void deleteOnceItIsAllowed(Admin admin) {
    while (true) {
      try {
        delete(admin);
        return;
      } catch (Failure failure) {
        if (!Failures.isCausedBy(failure, PolicyViolationException.class)) {
          throw failure;
        }
      }
    }
  }

  private void delete(Admin admin) {
    RecordsToDelete all = RecordsToDelete.beforeOffset(-1);
    Failures.await(
        "delete the cursors", admin.deleteRecords(Map.of(partition, all)).all(), Brokers.config());
  }

  private static void allow(Admin admin, String policy) {
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry(POLICY, policy), AlterConfigOp.OpType.SET);
    Failures.await(
        "set " + POLICY,
        admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(set))).all(),
        Brokers.config());
    while (!policy.equals(policy(admin))) {
      Thread.onSpinWait();
    }
  }

  private static String policy(Admin admin) {
    return Failures.await(
            "look at " + POLICY, admin.describeConfigs(List.of(TOPIC)).all(), Brokers.config())
        .values()
        .iterator()
        .next()
        .get(POLICY)
        .value();
  }
}
