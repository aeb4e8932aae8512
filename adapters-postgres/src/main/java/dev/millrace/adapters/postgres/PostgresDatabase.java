package dev.millrace.adapters.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/**
 * One database with its pool: what every adapter of this package is made from. Opening it asks for
 * no connection, so it may be opened before the server runs.
 */
public final class PostgresDatabase implements AutoCloseable {

  private static final List<Class<?>> MAPPERS =
      List.of(
          IntakeStatements.class,
          PageStatements.class,
          RunStatements.class,
          OutboxStatements.class,
          PartitionStatements.class,
          ProgressStatements.class,
          ShardingStatements.class,
          MemberStatements.class,
          LedgerStatements.class,
          QuarantineStatements.class,
          HistoryStatements.class,
          AuditStatements.class,
          ErasureStatements.class,
          MentionStatements.class,
          SchemaStatements.class,
          CheckupStatements.class,
          CallStatements.class,
          ScheduleStatements.class,
          BackfillStatements.class,
          ReplayStatements.class,
          RebuildStatements.class,
          LetterStatements.class,
          CurrentStatements.class,
          HeldStatements.class);

  /**
   * A plan that is kept was made when a table was as small as it was then. And what was committed
   * has to outlive a crash of the server, whatever the server's default for that is.
   */
  private static final String SESSION =
      "SET plan_cache_mode = force_custom_plan;"
          + " SELECT set_config('synchronous_commit', 'on', false)"
          + " WHERE current_setting('synchronous_commit') = 'off'";

  private final PostgresConfig config;
  private final HikariDataSource pool;
  private final Transactions transactions;
  private final InstantSource clock;

  private PostgresDatabase(PostgresConfig config, HikariDataSource pool) {
    this.config = config;
    this.pool = pool;
    this.transactions = new Transactions(sessions(pool), config.url());
    this.clock = new ServerClock(this::serverTime, InstantSource.system(), System::nanoTime);
  }

  private Instant serverTime() {
    long micros =
        transactions.run(
            "ask for the time", session -> session.getMapper(IntakeStatements.class).clockMicros());
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  public static PostgresDatabase open(PostgresConfig config) {
    return new PostgresDatabase(config, new HikariDataSource(poolConfig(config)));
  }

  /**
   * Brings the schema to this program's version, and makes partitions ahead. Safe to run at once
   * from many places.
   *
   * @throws dev.millrace.domain.failure.PermanentFailure when the schema is newer than this
   *     program, or was changed by another hand
   */
  public void migrate() {
    Migrations.run(config);
    new DayPartitions(transactions).create();
  }

  @Override
  public void close() {
    pool.close();
  }

  /**
   * The server's clock: for what processes on several machines have to agree on. While the server
   * is away it goes on by itself.
   */
  public InstantSource clock() {
    return clock;
  }

  PostgresConfig config() {
    return config;
  }

  DataSource pool() {
    return pool;
  }

  Transactions transactions() {
    return transactions;
  }

  private static HikariConfig poolConfig(PostgresConfig config) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("millrace-postgres");
    pool.setJdbcUrl(config.url());
    pool.setUsername(config.user());
    pool.setPassword(config.password());
    pool.setMaximumPoolSize(config.poolSize());
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(config.connectTimeout().toMillis());
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionInitSql(SESSION);
    // Whoever waits for a lock sees what was committed meanwhile, whatever the server's default is.
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    pool.addDataSourceProperty("ApplicationName", "millrace");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    // A statement that is prepared answers in binary from its second time on.
    pool.addDataSourceProperty("prepareThreshold", "1");
    // The detail of an error names values of rows.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    pool.addDataSourceProperty(
        "connectTimeout", String.valueOf(config.connectTimeout().toSeconds()));
    pool.addDataSourceProperty("socketTimeout", String.valueOf(config.socketTimeout().toSeconds()));
    return pool;
  }

  private static SqlSessionFactory sessions(DataSource pool) {
    Configuration configuration =
        new Configuration(new Environment("millrace", new JdbcTransactionFactory(), pool));
    configuration.setArgNameBasedConstructorAutoMapping(true);
    configuration.setMapUnderscoreToCamelCase(true);
    configuration.setObjectFactory(new RowFactory());
    configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
    var types = configuration.getTypeHandlerRegistry();
    types.register(UUID.class, new UuidType());
    types.register(Instant.class, new InstantType());
    types.register(Bytes.class, new BytesType());
    types.register(Column.class, new ColumnType());
    types.register(OutboxRow.class, new OutboxRowType());
    MAPPERS.forEach(configuration::addMapper);
    return new SqlSessionFactoryBuilder().build(configuration);
  }
}
