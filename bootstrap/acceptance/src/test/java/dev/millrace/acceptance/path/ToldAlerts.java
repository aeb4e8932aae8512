package dev.millrace.acceptance.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the topic of alerts tells, to a reader who keeps the greatest version of each. */
final class ToldAlerts {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TopicPartition ALL = new TopicPartition("millrace.data-alerts", 0);

  private ToldAlerts() {}

  /** Those of which a column has a value. */
  static List<JsonNode> of(Settings settings, String column, String value) {
    return latest(settings).values().stream()
        .map(told -> told.path("alert"))
        .filter(alert -> value.equals(alert.path(column).asText()))
        .toList();
  }

  private static Map<String, JsonNode> latest(Settings settings) {
    Map<String, JsonNode> latest = new LinkedHashMap<>();
    try (Consumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", settings.text(Setting.KAFKA_BOOTSTRAP_SERVERS)),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(ALL));
      consumer.seekToBeginning(List.of(ALL));
      long end = consumer.endOffsets(List.of(ALL)).getOrDefault(ALL, 0L);
      while (consumer.position(ALL) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
          latest.merge(record.key(), read(record.value()), ToldAlerts::greater);
        }
      }
    }
    return latest;
  }

  private static JsonNode greater(JsonNode one, JsonNode other) {
    return one.path("version").asLong() > other.path("version").asLong() ? one : other;
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
