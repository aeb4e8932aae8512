package dev.millrace.bootstrap.services.pipeline;

import com.google.inject.Injector;
import com.google.inject.Module;
import dev.millrace.adapters.postgres.PostgresDatabase;
import dev.millrace.application.schemas.RegisterSchemas;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.bootstrap.services.wiring.Wiring;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.log.Topics;
import dev.millrace.domain.port.relay.Shardings;
import dev.millrace.domain.port.serving.ViewSchema;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What has to stand in the servers before the processes start, in the order in which it is made.
 * What stands already stays as it is.
 */
public enum Groundwork {
  /** In PostgreSQL. */
  TABLES,

  /** In Kafka; how many partitions they need at least, PostgreSQL knows. */
  TOPICS,

  /** In the registry, and their ids in PostgreSQL. */
  SCHEMAS,

  /** In Cassandra. */
  VIEWS;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * Makes it in the servers that the settings name, and waits for a minute for one that is not
   * there yet.
   *
   * @throws dev.millrace.domain.failure.Failure when a server stays away, or refuses
   */
  public void lay(Settings settings) throws IOException, InterruptedException {
    new Patient(() -> layNow(settings), PATIENCE).run();
  }

  private void layNow(Settings settings) {
    try (Resources resources = new Resources()) {
      make(Wiring.of(settings, resources, modules()));
    }
  }

  private List<Module> modules() {
    return switch (this) {
      case TABLES -> Modules.tables();
      case TOPICS -> Modules.relayShards();
      case SCHEMAS -> Modules.schemas();
      case VIEWS -> Modules.views();
    };
  }

  private void make(Injector injector) {
    switch (this) {
      case TABLES -> injector.getInstance(PostgresDatabase.class).migrate();
      case TOPICS -> makeTopics(injector);
      case SCHEMAS -> injector.getInstance(RegisterSchemas.class).register();
      case VIEWS -> makeViews(injector);
    }
  }

  private static void makeTopics(Injector injector) {
    new MissingTopics(injector.getInstance(Topics.class), injector.getInstance(Shardings.class))
        .make(injector.getInstance(Families.class));
  }

  private static void makeViews(Injector injector) {
    injector.getInstance(ViewSchema.class).migrate();
    ExpectedViews.require(injector);
  }

  /** As people read it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
