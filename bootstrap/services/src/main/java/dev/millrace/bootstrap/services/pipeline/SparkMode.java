package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.Server;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Where the executors of a local pipeline run. */
public enum SparkMode {
  /** Within the stream process. */
  LOCAL,

  /** In processes of their own, which two workers start below a master. */
  CLUSTER;

  private static final String EXECUTOR_HEAP = "640m";

  /** That of a pipeline. */
  static SparkMode of(LocalConfig pipeline) {
    return pipeline.servers().contains(Server.SPARK) ? CLUSTER : LOCAL;
  }

  /** A pipeline with its executors there. */
  public LocalConfig in(LocalConfig pipeline) {
    Set<Server> servers = new HashSet<>(pipeline.servers());
    return this == CLUSTER && servers.add(Server.SPARK) ? pipeline.running(servers) : pipeline;
  }

  /** What the pipeline decides by it, and the environment must not. */
  Set<Setting> decided() {
    return this == CLUSTER
        ? EnumSet.of(Setting.STREAM_MASTER, Setting.STREAM_MASTER_WEB)
        : EnumSet.noneOf(Setting.class);
  }

  /** The servers that the driver needs besides. */
  Set<String> needs() {
    return this == CLUSTER ? Set.of(Server.SPARK.processName()) : Set.of();
  }

  /** What the driver's JVM is to be told of its executors' JVMs: one core and one thread each. */
  List<String> options(Compiling compiling) {
    if (this == LOCAL) {
      return List.of();
    }
    List<String> executors =
        Stream.concat(Stream.of("-XX:+UseSerialGC"), compiling.options().stream()).toList();
    return List.of(
        "-Dspark.executor.memory=" + EXECUTOR_HEAP,
        "-Dspark.executor.extraJavaOptions=" + String.join(" ", executors));
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
