package dev.millrace.bootstrap.services.bench;

import com.google.inject.Module;
import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the sides of the relay's benchmark have in common.
 *
 * @param relay the settings of the relay process
 * @param backlog is in the outbox
 */
record RelayBench(
    Settings relay, KafkaConfig kafka, Backlog backlog, EventTopic topic, RelayCursors cursors) {

  /** A relay in front of the whole backlog and an empty topic. */
  WiredRelay opened(List<Module> changes) {
    backlog.require();
    topic.empty();
    return begun(changes);
  }

  /** A relay in front of whatever rows there are. */
  WiredRelay begun(List<Module> changes) {
    cursors.forget();
    return WiredRelay.open(relay, changes);
  }

  Proof proof() {
    return topic.proof(backlog.records());
  }

  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(backlog.settings());
    settings.put("partitions", Integer.toString(kafka.partitions()));
    settings.put("relay.batch", relay.text(Setting.RELAY_BATCH));
    return settings;
  }

  /** With those of a part of it. */
  Map<String, String> settings(String part, Map<String, String> more) {
    Map<String, String> settings = settings();
    more.forEach((name, value) -> settings.put(part + "." + name, value));
    return settings;
  }
}
