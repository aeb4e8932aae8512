package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.local.Endpoints;
import dev.millrace.local.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What has to stand in the servers before the processes start, each part done once. */
final class Deployment {

  private final Supplier<Endpoints> endpoints;
  private final Supplier<Endpoints.Database> database;
  private final SettingsFile file;
  private final Map<Setting, String> chosen;

  private final Preparation settings = new Once(this::writeSettings);
  private final Preparation tables = once(Groundwork.TABLES);
  private final Preparation topics = Once.all(tables, once(Groundwork.TOPICS));
  private final Preparation schemas = once(Groundwork.SCHEMAS);
  private final Preparation views = once(Groundwork.VIEWS);

  /**
   * @param endpoints where the servers are reached; asked for when they run
   * @param database Millrace's own
   * @param file where the settings are written, for every process and every later command
   * @param chosen settings beside the servers' addresses
   */
  Deployment(
      Supplier<Endpoints> endpoints,
      Supplier<Endpoints.Database> database,
      Path file,
      Map<Setting, String> chosen) {
    this.endpoints = endpoints;
    this.database = database;
    this.file = new SettingsFile(file);
    this.chosen = Map.copyOf(chosen);
  }

  /** For processes that need PostgreSQL and the registry. */
  Preparation forIngest() {
    return Once.all(settings, tables, schemas);
  }

  /** For processes that need PostgreSQL, Kafka and the registry. */
  Preparation forRelay() {
    return Once.all(settings, tables, topics, schemas);
  }

  /** For processes that need PostgreSQL and Kafka. */
  Preparation forControl() {
    return Once.all(settings, tables, topics);
  }

  /** For processes that need Kafka, the registry and Cassandra. */
  Preparation forStream() {
    return Once.all(settings, topics, views);
  }

  private void writeSettings() throws IOException {
    Endpoints servers = endpoints.get();
    Endpoints.Database books = database.get();
    Endpoints.Cassandra cassandra = servers.cassandra();
    Map<Setting, String> all = new EnumMap<>(chosen);
    all.put(Setting.POSTGRES_URL, books.jdbcUrl());
    all.put(Setting.POSTGRES_USER, books.user());
    all.put(Setting.POSTGRES_PASSWORD, books.password());
    all.put(Setting.KAFKA_BOOTSTRAP_SERVERS, servers.kafkaBootstrap());
    all.put(Setting.REGISTRY_URL, servers.registry().toString());
    all.put(Setting.CASSANDRA_CONTACT_POINTS, cassandra.host() + ":" + cassandra.port());
    all.put(Setting.CASSANDRA_DATACENTER, cassandra.datacenter());
    for (Setting token : List.of(Setting.API_TOKEN, Setting.COLLECTOR_TOKEN)) {
      all.put(token, file.secret(token));
    }
    file.write(all);
  }

  private Preparation once(Groundwork part) {
    return new Once(() -> part.lay(file.read()));
  }
}
