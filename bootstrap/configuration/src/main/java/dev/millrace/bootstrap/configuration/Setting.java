package dev.millrace.bootstrap.configuration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every setting there is. A key that is not here is a mistake, and is reported as one. */
public enum Setting {
  POSTGRES_URL("millrace.postgres.url", Type.TEXT, "jdbc:postgresql://127.0.0.1:5432/millrace"),
  POSTGRES_USER("millrace.postgres.user", Type.TEXT, "millrace"),
  POSTGRES_PASSWORD("millrace.postgres.password", Type.SECRET, ""),
  POSTGRES_POOL_SIZE("millrace.postgres.pool-size", Type.NUMBER, "8"),

  KAFKA_BOOTSTRAP_SERVERS("millrace.kafka.bootstrap-servers", Type.TEXT, "127.0.0.1:9092"),
  KAFKA_PARTITIONS("millrace.kafka.partitions", Type.NUMBER, "4"),
  KAFKA_REPLICATION_FACTOR("millrace.kafka.replication-factor", Type.NUMBER, "1"),

  REGISTRY_URL("millrace.registry.url", Type.URI, "http://127.0.0.1:8081"),

  CASSANDRA_CONTACT_POINTS("millrace.cassandra.contact-points", Type.TEXT, "127.0.0.1:9042"),
  CASSANDRA_DATACENTER("millrace.cassandra.datacenter", Type.TEXT, "datacenter1"),
  CASSANDRA_KEYSPACE("millrace.cassandra.keyspace", Type.TEXT, "millrace"),
  CASSANDRA_REPLICATION_FACTOR("millrace.cassandra.replication-factor", Type.NUMBER, "1"),
  CASSANDRA_USER("millrace.cassandra.user", Type.TEXT, ""),
  CASSANDRA_PASSWORD("millrace.cassandra.password", Type.SECRET, ""),

  SOURCE_URL("millrace.source.url", Type.URI, "https://randomuser.me/api/1.4/"),
  SOURCE_ALLOW_PRIVATE("millrace.source.allow-private-addresses", Type.TRUTH, "false"),
  SOURCE_DEADLINE("millrace.source.deadline", Type.DURATION, "PT30S"),

  /** At most so many to one origin, retries included, by each process. */
  SOURCE_REQUESTS_PER_SECOND("millrace.source.requests-per-second", Type.NUMBER, "200"),
  SOURCE_ATTEMPTS("millrace.source.attempts", Type.NUMBER, "3"),
  SOURCE_RUN_ATTEMPTS("millrace.source.run-attempts", Type.NUMBER, "5"),

  /** How the processes write their logs; {@link LogFormat} puts it into force. */
  LOG_FORMAT("millrace.log.format", Type.LOG_FORMAT, "text"),

  /** A file that a process creates when it is ready, and that is not there before. */
  READY_FILE("millrace.ready-file", Type.TEXT, ""),

  /** Where the control process answers. */
  API_BIND("millrace.api.bind", Type.TEXT, "127.0.0.1"),
  API_PORT("millrace.api.port", Type.NUMBER, "9021"),
  API_TOKEN("millrace.api.token", Type.SECRET, ""),

  /** Whoever has it reads views with their personal data; empty for nobody. */
  API_PERSONAL_DATA_TOKEN("millrace.api.personal-data-token", Type.SECRET, ""),

  /** People who sign in with a password: NAME:ROLE:HASH, joined by commas; empty for none. */
  API_USERS("millrace.api.users", Type.SECRET, ""),

  /**
   * Further names by which browsers reach the pages, joined by commas; the loopback's are known.
   */
  API_HOSTS("millrace.api.hosts", Type.TEXT, ""),

  /** Whether browsers reach the pages by TLS, which a proxy before them ends. */
  API_BEHIND_TLS("millrace.api.behind-tls", Type.TRUTH, "false"),

  /** Where the ingest process takes in what is pushed. */
  COLLECTOR_BIND("millrace.collector.bind", Type.TEXT, "127.0.0.1"),
  COLLECTOR_PORT("millrace.collector.port", Type.NUMBER, "9022"),

  /** Whoever has it pushes, and does nothing else; empty where that takes the other token. */
  COLLECTOR_TOKEN("millrace.collector.token", Type.SECRET, ""),

  /** How much may be on its way before nothing more is taken in. */
  ADMISSION_RECORDS("millrace.admission.records", Type.NUMBER, "1000000"),
  ADMISSION_MEBIBYTES("millrace.admission.outbox-mebibytes", Type.NUMBER, "2048"),
  ADMISSION_AGE("millrace.admission.age", Type.DURATION, "PT24H"),

  /** How long raw records and the bodies of pages are kept. */
  RAW_RETENTION("millrace.raw.retention", Type.DAYS, "90d"),

  /** How long events stay in the outbox once they are published. */
  OUTBOX_RETENTION("millrace.outbox.retention", Type.DAYS, "90d"),

  /** Rows in a transaction at most. */
  RELAY_BATCH("millrace.relay.batch", Type.NUMBER, "10000"),

  /** The longest pause between two looks at the outbox while nothing is written to it. */
  RELAY_IDLE("millrace.relay.idle", Type.DURATION, "PT0.025S"),

  /** A relay that starts takes over at once from one of its name; empty for a name of its own. */
  RELAY_NAME("millrace.relay.name", Type.TEXT, ""),

  /** The families whose queries run, joined by commas; empty for all. */
  STREAM_FAMILIES("millrace.stream.families", Type.TEXT, ""),
  STREAM_MASTER("millrace.stream.master", Type.TEXT, "local[2,4]"),
  STREAM_CHECKPOINTS("millrace.stream.checkpoints", Type.TEXT, "checkpoints"),
  STREAM_MAX_OFFSETS("millrace.stream.max-offsets-per-trigger", Type.NUMBER, "10000"),

  /** A file with settings of Spark's own, as its spark-defaults.conf; empty for none. */
  STREAM_SPARK_PROPERTIES("millrace.stream.spark-properties", Type.TEXT, ""),

  /** Where a standalone cluster's master shows its state, for status and doctor. */
  STREAM_MASTER_WEB("millrace.stream.master-web", Type.URI, "http://127.0.0.1:8080"),

  /** Where the driver shows its metrics. */
  STREAM_METRICS_BIND("millrace.stream.metrics-bind", Type.TEXT, "127.0.0.1"),
  STREAM_METRICS_PORT("millrace.stream.metrics-port", Type.PORT, "9023");

  private static final Pattern PASSWORD_WITHIN = Pattern.compile("(?i)password=|://[^/@]*:[^/@]*@");

  private final String key;
  private final Type type;
  private final String standard;

  Setting(String key, Type type, String standard) {
    this.key = key;
    this.type = type;
    this.standard = standard;
  }

  /** Its name in a file, such as {@code millrace.postgres.pool-size}. */
  public String key() {
    return key;
  }

  /** Its name in the environment, such as {@code MILLRACE_POSTGRES_POOL_SIZE}. */
  public String variable() {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Its value where nobody set one. */
  public String standard() {
    return standard;
  }

  public boolean isSecret() {
    return type == Type.SECRET;
  }

  /** What is wrong with a value; one that holds a secret is never repeated. */
  Optional<String> problemWith(String value) {
    return !isSecret() && PASSWORD_WITHIN.matcher(value).find()
        ? Optional.of(
            "there is a password in it, which would be printed: it has a setting of its own")
        : type.problemWith(value);
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  static Optional<Setting> ofVariable(String variable) {
    return Arrays.stream(values())
        .filter(setting -> setting.variable().equals(variable))
        .findFirst();
  }
}
