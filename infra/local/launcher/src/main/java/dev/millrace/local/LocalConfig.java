package dev.millrace.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What the local stack is to run, and where.
 *
 * @param data holds everything that the servers keep, and their logs
 * @param dist the run-time layout: {@code lib/<server>/*.jar}
 * @param javaHome the JDK 17 that the servers run on
 * @param servers which ones; those that they need are added
 * @param kafka what keeps Kafka's metadata
 * @param ports given ones, by name: postgres, kafka, kafka-controller or zookeeper, registry,
 *     cassandra, cassandra-storage, spark, spark-web; a free one is chosen for each that is not
 *     given
 * @param sparkWorkers how many workers, of one core each, when Spark is among the servers
 * @param othersMegabytes what other processes of the stack take, for the check of the memory
 */
public record LocalConfig(
    Path data,
    Path dist,
    Path javaHome,
    Set<Server> servers,
    KafkaMode kafka,
    Map<String, Integer> ports,
    int sparkWorkers,
    int othersMegabytes) {

  private static final int DEFAULT_WORKERS = 2;

  public LocalConfig {
    data = data.toAbsolutePath().normalize();
    dist = dist.toAbsolutePath().normalize();
    servers = Set.copyOf(servers);
    ports = Map.copyOf(ports);
  }

  /** The servers of the pipeline, on this JVM's JDK and on free ports. */
  public static LocalConfig of(Path data, Path dist) {
    return new LocalConfig(
        data,
        dist,
        Path.of(System.getProperty("java.home")),
        Server.pipeline(),
        KafkaMode.KRAFT,
        Map.of(),
        DEFAULT_WORKERS,
        0);
  }

  public LocalConfig running(Set<Server> wanted) {
    return new LocalConfig(
        data, dist, javaHome, wanted, kafka, ports, sparkWorkers, othersMegabytes);
  }

  public LocalConfig keepingMetadataIn(KafkaMode mode) {
    return new LocalConfig(
        data, dist, javaHome, servers, mode, ports, sparkWorkers, othersMegabytes);
  }

  public LocalConfig onPorts(Map<String, Integer> given) {
    return new LocalConfig(
        data, dist, javaHome, servers, kafka, given, sparkWorkers, othersMegabytes);
  }

  /** Together with other processes, which take that much memory. */
  public LocalConfig besides(int megabytes) {
    return new LocalConfig(data, dist, javaHome, servers, kafka, ports, sparkWorkers, megabytes);
  }

  Path classPath(Server server) {
    return dist.resolve("lib").resolve(classPathName(server));
  }

  ClassArchive classArchive(Server server) {
    return new ClassArchive(dist, classPathName(server), classPath(server) + "/*");
  }

  private String classPathName(Server server) {
    return server == Server.KAFKA ? kafka.classPath() : server.processName();
  }

  String java() {
    return javaHome.resolve("bin").resolve("java").toString();
  }
}
