package dev.millrace.local;

import java.util.List;

/**
 * The settings of a small Cassandra node. It is the only replica, so it acknowledges what is in its
 * log on the disk: by default ({@code periodic}) a killed process loses what it acknowledged last,
 * as its log is read up to a mark that is set every 100 ms. A write waits with a thread of its own.
 * Where it cannot keep what it is given it ends, and is started anew: by default it stays and does
 * not listen any more ({@code stop}), which nobody here would mend.
 */
final class CassandraFiles {

  /** Address, native port and storage port are filled in. */
  static final String YAML =
      """
      cluster_name: Millrace
      num_tokens: 1
      initial_token: 0
      auto_bootstrap: false
      partitioner: org.apache.cassandra.dht.Murmur3Partitioner
      endpoint_snitch: SimpleSnitch
      seed_provider:
        - class_name: org.apache.cassandra.locator.SimpleSeedProvider
          parameters:
            - seeds: "%1$s:%3$d"
      listen_address: %1$s
      rpc_address: %1$s
      native_transport_port: %2$d
      storage_port: %3$d
      commitlog_sync: batch
      commitlog_segment_size: 16MiB
      commitlog_total_space: 64MiB
      memtable:
        configurations:
          default:
            class_name: TrieMemtable
      memtable_allocation_type: offheap_objects
      memtable_heap_space: 64MiB
      memtable_offheap_space: 96MiB
      sstable:
        selected_format: bti
      storage_compatibility_mode: NONE
      file_cache_size: 32MiB
      networking_cache_size: 16MiB
      key_cache_size: 8MiB
      counter_cache_size: 0MiB
      auto_snapshot: false
      disk_failure_policy: die
      commit_failure_policy: die
      hinted_handoff_enabled: false
      concurrent_compactors: 1
      concurrent_reads: 16
      concurrent_writes: 64
      cdc_enabled: false
      """;

  static final String LOGBACK =
      """
      <configuration>
        <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{0}: %msg%n</pattern></encoder>
        </appender>
        <root level="INFO"><appender-ref ref="OUT"/></root>
      </configuration>
      """;

  static final List<String> SYSTEM_PROPERTIES =
      List.of(
          "-Dcassandra-foreground=yes",
          "-Dcassandra.skip_wait_for_gossip_to_settle=0",
          "-Dcassandra.ring_delay_ms=1",
          "-Dcassandra.shutdown_announce_in_ms=0",
          "-Djdk.attach.allowAttachSelf=true",
          "-Dio.netty.tryReflectionSetAccessible=true");

  /** What Cassandra's own jvm17-server.options opens of the JDK. */
  static final List<String> MODULE_OPTIONS =
      List.of(
          "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-exports=java.base/java.lang.ref=ALL-UNNAMED",
          "--add-exports=java.management.rmi/com.sun.jmx.remote.internal.rmi=ALL-UNNAMED",
          "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
          "--add-exports=java.rmi/sun.rmi.server=ALL-UNNAMED",
          "--add-exports=java.sql/java.sql=ALL-UNNAMED",
          "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.module=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.loader=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.math=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.module=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.reflect=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.util=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.util.jar=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

  private CassandraFiles() {}
}
