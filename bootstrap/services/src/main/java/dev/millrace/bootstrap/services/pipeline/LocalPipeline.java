package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.local.KafkaMode;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.LocalServers;
import dev.millrace.local.ProcessSpec;
import dev.millrace.local.Progress;
import dev.millrace.local.Stack;
import dev.millrace.local.StackException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The whole pipeline on this machine: real servers and Millrace's own processes, supervised. */
public final class LocalPipeline implements AutoCloseable {

  /** The name of the settings file in the data folder. */
  public static final String SETTINGS = "millrace.properties";

  private final LocalServers servers;
  private final Path data;

  private LocalPipeline(LocalServers servers, Path data) {
    this.servers = servers;
    this.data = data;
  }

  /**
   * Starts everything and returns when all of it is ready.
   *
   * @param config where, and what, as {@link #config} has it
   * @throws StackException when it cannot be started; nothing is left running
   * @throws IllegalArgumentException when the environment names other servers
   */
  public static LocalPipeline start(
      LocalConfig config, Source source, Compiling compiling, Progress progress)
      throws InterruptedException {
    SettingsFile.requireUndisputed(System.getenv().keySet(), SparkMode.of(config));
    LocalServers servers = LocalServers.open(config, progress);
    LocalPipeline pipeline = new LocalPipeline(servers, config.data());
    Thread hook = new Thread(pipeline::close, "stop-everything");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      servers.start(config.servers(), processes(servers, config, source, compiling));
      return pipeline;
    } catch (StackException | InterruptedException failure) {
      pipeline.close();
      throw failure;
    }
  }

  /**
   * What it needs of this machine: the servers, and memory for its own processes. {@link SparkMode}
   * adds those of a cluster.
   *
   * @param data holds all that is kept, the logs, and the settings file
   * @param dist the run-time layout that the build made
   */
  public static LocalConfig config(Path data, Path dist, KafkaMode kafka) {
    return LocalConfig.of(data, dist).keepingMetadataIn(kafka).besides(OwnProcesses.MEGABYTES);
  }

  private static List<ProcessSpec> processes(
      LocalServers servers, LocalConfig config, Source source, Compiling compiling) {
    SourceProcess origin = SourceProcess.of(source, config.data(), config.dist(), servers::port);
    Path settings = config.data().resolve(SETTINGS);
    Deployment deployment =
        new Deployment(
            servers::endpoints,
            () -> servers.database("millrace"),
            settings,
            chosen(servers, config, origin));
    List<ProcessSpec> all = new ArrayList<>(origin.specs());
    all.addAll(new OwnProcesses(config, settings, deployment, compiling).specs());
    return all;
  }

  private static Map<Setting, String> chosen(
      LocalServers servers, LocalConfig config, SourceProcess origin) {
    Map<Setting, String> chosen = new EnumMap<>(Setting.class);
    chosen.put(Setting.API_PORT, Integer.toString(servers.port("control")));
    chosen.put(Setting.COLLECTOR_PORT, Integer.toString(servers.port("ingest")));
    chosen.put(Setting.STREAM_METRICS_PORT, Integer.toString(servers.port("stream")));
    chosen.put(Setting.SOURCE_URL, origin.address().toString());
    chosen.put(Setting.SOURCE_ALLOW_PRIVATE, Boolean.toString(origin.isLocal()));
    chosen.put(Setting.STREAM_CHECKPOINTS, config.data().resolve("checkpoints").toString());
    if (SparkMode.of(config) == SparkMode.CLUSTER) {
      chosen.put(Setting.STREAM_MASTER, servers.endpoints().sparkMaster());
      chosen.put(Setting.STREAM_MASTER_WEB, servers.endpoints().sparkWeb().toString());
    }
    return chosen;
  }

  /** How its processes, and everybody else, reach its servers. */
  public Settings settings() {
    return new SettingsFile(data.resolve(SETTINGS)).read();
  }

  /** What supervises the processes: they may be stopped, paused and killed one by one. */
  public Stack stack() {
    return servers.stack();
  }

  /** Stops everything in order; may be called more than once. */
  @Override
  public void close() {
    servers.close();
  }
}
