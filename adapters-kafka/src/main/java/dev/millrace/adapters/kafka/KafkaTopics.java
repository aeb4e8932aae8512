package dev.millrace.adapters.kafka;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.log.Topics;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates and checks topics by the admin client. Thread-safe. */
public final class KafkaTopics implements Topics {

  private final KafkaConfig config;

  public KafkaTopics(KafkaConfig config) {
    this.config = config;
  }

  @Override
  public List<String> ensure(FamilyName family, Sort sort, Sharding sharding) {
    List<String> created = new ArrayList<>();
    try (Admin admin = Clients.admin(config)) {
      for (TopicSpec spec : TopicSpec.all(family, sort, sharding, config)) {
        if (create(admin, spec)) {
          created.add(spec.name());
        }
      }
    }
    return created;
  }

  /** Creates a topic, or checks the one that is there; whether it was created. */
  private boolean create(Admin admin, TopicSpec spec) {
    Optional<TopicDescription> existing = NewTopics.describe(admin, spec.name(), config);
    if (existing.isEmpty() && created(admin, spec)) {
      return true;
    }
    int partitions = existing.map(topic -> topic.partitions().size()).orElse(spec.partitions());
    spec.contradiction(partitions, settings(admin, spec.name()))
        .ifPresent(
            contradiction -> {
              throw new PermanentFailure(contradiction);
            });
    return false;
  }

  private boolean created(Admin admin, TopicSpec spec) {
    try {
      NewTopics.create(admin, spec.toCreate(config.replicationFactor()), config);
      return true;
    } catch (Failure failure) {
      if (Failures.isCausedBy(failure, TopicExistsException.class)) {
        return false;
      }
      throw failure;
    }
  }

  private Map<String, String> settings(Admin admin, String name) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Map<ConfigResource, Config> described =
        Failures.await(
            "read the settings of topic " + name,
            admin.describeConfigs(List.of(resource)).all(),
            config);
    return described.values().stream()
        .flatMap(settings -> settings.entries().stream())
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  @Override
  public List<String> misfits(FamilyName family, Sharding sharding) {
    try (Admin admin = Clients.admin(config)) {
      return Stream.of(CursorTopic.NAME, family.topic())
          .flatMap(name -> NewTopics.describe(admin, name, config).stream())
          .flatMap(topic -> Fit.of(topic.name(), topic.partitions().size(), sharding).stream())
          .toList();
    }
  }

  @Override
  public List<String> missing(FamilyName family, Sort sort) {
    try (Admin admin = Clients.admin(config)) {
      return TopicSpec.all(family, sort, Sharding.FIRST, config).stream()
          .map(TopicSpec::name)
          .filter(name -> NewTopics.describe(admin, name, config).isEmpty())
          .toList();
    }
  }
}
