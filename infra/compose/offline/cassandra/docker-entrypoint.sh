#!/usr/bin/env bash
# Writes the settings that the environment tells, and becomes a node.
set -euo pipefail

if [ "${1-}" != cassandra ]; then
  exec "$@"
fi
if [ "$(id -u)" = 0 ]; then
  chown -R cassandra:cassandra "$CASSANDRA_CONF" /var/lib/cassandra /var/log/cassandra
  exec setpriv --reuid=cassandra --regid=cassandra --init-groups "$0" "$@"
fi

address=${CASSANDRA_LISTEN_ADDRESS:-auto}
[ "$address" != auto ] || address=$(hostname -I | cut -d ' ' -f 1)
broadcast=${CASSANDRA_BROADCAST_ADDRESS:-$address}
cat >"$CASSANDRA_CONF/cassandra.yaml" <<YAML
cluster_name: ${CASSANDRA_CLUSTER_NAME:-Test Cluster}
num_tokens: ${CASSANDRA_NUM_TOKENS:-16}
allocate_tokens_for_local_replication_factor: 3
partitioner: org.apache.cassandra.dht.Murmur3Partitioner
endpoint_snitch: ${CASSANDRA_ENDPOINT_SNITCH:-SimpleSnitch}
seed_provider:
  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
    parameters:
      - seeds: "${CASSANDRA_SEEDS:-$broadcast}"
listen_address: $address
broadcast_address: $broadcast
rpc_address: ${CASSANDRA_RPC_ADDRESS:-0.0.0.0}
broadcast_rpc_address: ${CASSANDRA_BROADCAST_RPC_ADDRESS:-$broadcast}
native_transport_port: 9042
storage_port: 7000
commitlog_sync: periodic
commitlog_sync_period: 10000ms
authenticator: AllowAllAuthenticator
authorizer: AllowAllAuthorizer
YAML
cat >"$CASSANDRA_CONF/logback.xml" <<'XML'
<configuration>
  <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{0}: %msg%n</pattern></encoder>
  </appender>
  <root level="INFO"><appender-ref ref="OUT"/></root>
</configuration>
XML
cat >"$CASSANDRA_CONF/cassandra-rackdc.properties" <<RACK
dc=${CASSANDRA_DC:-datacenter1}
rack=${CASSANDRA_RACK:-rack1}
RACK

java=java.base
exports=("$java/jdk.internal.misc" "$java/jdk.internal.ref" "$java/sun.nio.ch" "$java/java.lang.ref"
  java.management.rmi/com.sun.jmx.remote.internal.rmi java.rmi/sun.rmi.registry java.rmi/sun.rmi.server java.sql/java.sql
  jdk.unsupported/sun.misc)
opens=("$java/java.io" "$java/java.lang" "$java/java.lang.module" "$java/java.lang.reflect" "$java/java.net" "$java/java.nio"
  "$java/java.util" "$java/java.util.concurrent" "$java/java.util.concurrent.atomic" "$java/jdk.internal.loader"
  "$java/jdk.internal.math" "$java/jdk.internal.module" "$java/jdk.internal.ref" "$java/jdk.internal.reflect"
  "$java/jdk.internal.util" "$java/jdk.internal.util.jar" "$java/sun.nio.ch" jdk.management/com.sun.management.internal)
options=()
for part in "${exports[@]}"; do options+=("--add-exports=$part=ALL-UNNAMED"); done
for part in "${opens[@]}"; do options+=("--add-opens=$part=ALL-UNNAMED"); done
jamm=(/opt/cassandra/lib/jamm-*.jar)
heap=${MAX_HEAP_SIZE:-1G}
# shellcheck disable=SC2086 # the options are several words
exec java "-Xms$heap" "-Xmx$heap" -Xss512k -XX:+UseG1GC -XX:+ExitOnOutOfMemoryError \
  "-javaagent:${jamm[0]}" \
  "${options[@]}" \
  "-Dcassandra.config=file://$CASSANDRA_CONF/cassandra.yaml" \
  "-Dcassandra-rackdc.properties=file://$CASSANDRA_CONF/cassandra-rackdc.properties" \
  "-Dlogback.configurationFile=file://$CASSANDRA_CONF/logback.xml" \
  -Dcassandra.storagedir=/var/lib/cassandra -Dcassandra-foreground=yes \
  -Djdk.attach.allowAttachSelf=true -Dio.netty.tryReflectionSetAccessible=true ${JVM_EXTRA_OPTS-} \
  -cp '/opt/cassandra/lib/*' org.apache.cassandra.service.CassandraDaemon
