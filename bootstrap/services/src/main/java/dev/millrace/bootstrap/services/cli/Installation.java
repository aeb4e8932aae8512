package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import com.google.inject.Module;
import dev.millrace.bootstrap.configuration.LogFormat;
import dev.millrace.bootstrap.configuration.LogLevel;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.pipeline.LocalPipeline;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.wiring.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which installation a command speaks to, and how it answers. */
final class Installation {

  private static final List<Setting> ADDRESSES =
      List.of(
          Setting.POSTGRES_URL,
          Setting.KAFKA_BOOTSTRAP_SERVERS,
          Setting.REGISTRY_URL,
          Setting.CASSANDRA_CONTACT_POINTS);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The data folder of `millrace up`, whose millrace.properties says where its servers are."
              + " Without that file the environment alone does. Default: ${DEFAULT-VALUE}",
      defaultValue = ".millrace")
  private Path data;

  @Mixin private OutputOption format;

  Path data() {
    return data;
  }

  Output output() {
    return format.of(command);
  }

  /** The settings of the installation: those of {@code MILLRACE_CONFIG} or of the data folder. */
  Settings settings() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    Path file = data.resolve(LocalPipeline.SETTINGS);
    if (Files.exists(file)) {
      environment.putIfAbsent(Settings.FILE_VARIABLE, file.toString());
    }
    Settings settings = Settings.of(environment);
    LogFormat.apply(settings);
    return settings;
  }

  /** Where the settings come from, in words. */
  String origin() {
    String given = System.getenv(Settings.FILE_VARIABLE);
    Path file = data.resolve(LocalPipeline.SETTINGS);
    if (given != null) {
      return "of " + given + ", which " + Settings.FILE_VARIABLE + " names";
    }
    return Files.exists(file) ? "of " + file : "the defaults and the environment";
  }

  /** Whether its servers are those of `millrace up`: nobody named others. */
  boolean isLocal() {
    return Stream.concat(
            Stream.of(Settings.FILE_VARIABLE), ADDRESSES.stream().map(Setting::variable))
        .noneMatch(System.getenv()::containsKey);
  }

  /** Does something with objects of these modules, and closes what they opened. */
  int with(List<Module> modules, Function<Injector, ExitCode> work) {
    try (Resources resources = new Resources()) {
      return work.apply(Wiring.of(settings(), resources, modules)).code();
    }
  }

  /** The same for a process of the pipeline, which tells what it does. */
  int serve(List<Module> modules, Function<Injector, ExitCode> work) {
    LogLevel.ofAProcess();
    LoggerFactory.getLogger(Installation.class).info("settings:\n{}", settings().table());
    return with(modules, work);
  }
}
