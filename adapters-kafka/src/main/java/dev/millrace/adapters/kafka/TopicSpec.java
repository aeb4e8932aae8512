package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Sort;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as the path needs it.
 *
 * @param sharding each of its shards has partitions of its own there
 * @param vital the settings without which the path does not keep its promises; of the others an
 *     existing topic may differ
 */
record TopicSpec(
    String name,
    Sharding sharding,
    int partitions,
    Map<String, String> vital,
    Map<String, String> wished) {

  private static final String POLICY = "cleanup.policy";
  private static final String LAG = "min.compaction.lag.ms";

  /** Dead letters are larger than what they carry. */
  private static final int MAX_LETTER_BYTES = 4 << 20;

  /** Both numbers are powers of two, so the greater is a multiple of the other. */
  static List<TopicSpec> all(FamilyName family, Sort sort, Sharding sharding, KafkaConfig config) {
    int partitions = Math.max(config.partitions(), sharding.count());
    return List.of(
        new TopicSpec(family.topic(), sharding, partitions, vital(sort), wished(sort, config)),
        new TopicSpec(
            CursorTopic.NAME,
            sharding,
            partitions,
            Map.of(POLICY, "compact"),
            Map.of("segment.bytes", text(16 << 20), "min.cleanable.dirty.ratio", "0.1")),
        new TopicSpec(
            KafkaReceipts.TOPIC,
            Sharding.FIRST,
            1,
            Map.of(POLICY, "delete"),
            Map.of("retention.ms", days(30))),
        new TopicSpec(
            KafkaDataAlerts.TOPIC,
            Sharding.FIRST,
            1,
            Map.of(POLICY, "delete"),
            Map.of("retention.ms", days(30))),
        new TopicSpec(
            KafkaDeadLetters.TOPIC,
            Sharding.FIRST,
            1,
            Map.of(POLICY, "delete"),
            Map.of("retention.ms", days(30), "max.message.bytes", text(MAX_LETTER_BYTES))));
  }

  /**
   * Without an end to the lag, a topic that little is written to is never compacted. A null value
   * stays for as long as a stream may stand still: one that had read the events and not the null
   * value would keep in the views what was erased.
   */
  private static Map<String, String> wished(Sort sort, KafkaConfig config) {
    Map<String, String> wished =
        new HashMap<>(Map.of("retention.ms", text(config.retention().toMillis())));
    if (sort == Sort.ENTITY) {
      wished.put("max.compaction.lag.ms", days(3));
      wished.put("delete.retention.ms", text(config.retention().toMillis()));
    }
    return wished;
  }

  private static Map<String, String> vital(Sort sort) {
    Map<String, String> vital = new HashMap<>(Map.of("message.timestamp.type", "LogAppendTime"));
    if (sort == Sort.ENTITY) {
      vital.put(POLICY, "compact,delete");
      vital.put(LAG, days(1));
    } else {
      vital.put(POLICY, "delete");
    }
    return vital;
  }

  NewTopic toCreate(short replicas) {
    Map<String, String> settings = new HashMap<>(wished);
    settings.putAll(vital);
    settings.put("min.insync.replicas", text(Math.max(1, replicas - 1)));
    return new NewTopic(name, partitions, replicas).configs(settings);
  }

  /** What an operator must change in an existing topic; empty when nothing. */
  Optional<String> contradiction(int actualPartitions, Map<String, String> actual) {
    Optional<String> misfit = Fit.of(name, actualPartitions, sharding);
    if (misfit.isPresent()) {
      return misfit;
    }
    return vital.keySet().stream()
        .sorted()
        .filter(setting -> !fits(setting, actual.getOrDefault(setting, "")))
        .findFirst()
        .map(setting -> mend(setting, actual.getOrDefault(setting, "")));
  }

  private boolean fits(String setting, String actual) {
    String wanted = vital.getOrDefault(setting, "");
    return switch (setting) {
      case POLICY -> words(actual).equals(words(wanted));
      case LAG -> !actual.isEmpty() && Long.parseLong(actual) >= Long.parseLong(wanted);
      default -> actual.equals(wanted);
    };
  }

  private String mend(String setting, String actual) {
    return "topic %s has %s=%s, the path relies on %s: kafka-configs.sh --alter --entity-type topics"
            .formatted(name, setting, actual, vital.get(setting))
        + " --entity-name %s --add-config '%s=[%s]'".formatted(name, setting, vital.get(setting));
  }

  private static TreeSet<String> words(String list) {
    return new TreeSet<>(Arrays.asList(list.replace(" ", "").split(",", -1)));
  }

  private static String days(int days) {
    return text(Duration.ofDays(days).toMillis());
  }

  private static String text(long number) {
    return Long.toString(number);
  }
}
