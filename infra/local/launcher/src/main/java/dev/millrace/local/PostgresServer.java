package dev.millrace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** PostgreSQL in the foreground, with fsync on and passwords required. */
final class PostgresServer {

  static final String SUPERUSER = "postgres";

  private final Path folder;
  private final Path data;
  private final Path log;
  private final Secrets secrets;
  private final PostgresBinaries binaries;
  private final PostgresUser user = PostgresUser.choose();
  private final int port;

  PostgresServer(LocalConfig config, DataFolder folder, Secrets secrets, Ports ports)
      throws IOException {
    this.folder = folder.of(Server.POSTGRES);
    this.data = this.folder.resolve("data");
    this.log = folder.logs().resolve("postgres-initdb.log");
    this.secrets = secrets;
    this.binaries = PostgresBinaries.in(config.classPath(Server.POSTGRES));
    this.port = ports.of("postgres");
  }

  int port() {
    return port;
  }

  /** The superuser's access to one database. */
  Endpoints.Database superuserOf(String database) {
    return new Endpoints.Database(Loopback.HOST, port, database, SUPERUSER, secrets.of(SUPERUSER));
  }

  ProcessSpec spec() {
    // SIGINT is the fast shutdown: SIGTERM would wait for every client to leave.
    return ProcessSpec.of(Server.POSTGRES.processName(), folder, command())
        .preparedBy(this::prepare)
        .readyWhen(WireReadiness.postgres(port))
        .stoppedBy(Signal.INT, Duration.ofSeconds(5));
  }

  private List<String> command() {
    List<String> command =
        user.command(
            binaries.program("postgres"), "-D", data.toString(), "-p", Integer.toString(port));
    for (String setting : settings()) {
      command.addAll(List.of("-c", setting));
    }
    return command;
  }

  /**
   * Pages are written early and flushed in small parts, so that a commit's fsync has little before
   * it, and whole pages go into the log as they are: after a checkpoint their compression keeps
   * commits waiting for a second.
   */
  private static List<String> settings() {
    return List.of(
        "listen_addresses=" + Loopback.HOST,
        "unix_socket_directories=",
        "fsync=on",
        "shared_buffers=256MB",
        "max_wal_size=1GB",
        "wal_init_zero=off",
        "backend_flush_after=128kB",
        "bgwriter_flush_after=128kB",
        "bgwriter_delay=50ms",
        "jit=off");
  }

  private void prepare() throws IOException, InterruptedException {
    forgetStranger();
    if (!Files.exists(data)) {
      initialize();
    }
    user.own(folder);
  }

  /** Aside, so that a cluster is either complete or not there. */
  private void initialize() throws IOException, InterruptedException {
    Path draft = folder.resolve("data.new");
    PostgresBinaries.deleteAll(draft);
    Files.createDirectories(draft);
    Path password = folder.resolve("initdb.password");
    Files.deleteIfExists(password);
    secrets.of(SUPERUSER);
    Files.copy(secrets.file(SUPERUSER), password, StandardCopyOption.COPY_ATTRIBUTES);
    user.own(folder);
    List<String> initdb =
        user.command(binaries.program("initdb"), "-D", draft.toString(), "-U", SUPERUSER);
    initdb.addAll(List.of("--pwfile=" + password, "-A", "scram-sha-256"));
    initdb.addAll(List.of("-E", "UTF8", "--no-locale"));
    Commands.run(initdb, folder, log);
    Files.delete(password);
    Files.move(draft, data);
  }

  /** PostgreSQL refuses to start when the pid of its last run now belongs to some other program. */
  private void forgetStranger() throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    String pid = Files.readAllLines(file).stream().findFirst().orElse("").strip();
    boolean postgres =
        pid.matches("[0-9]{1,9}")
            && ProcessHandle.of(Long.parseLong(pid))
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    if (!postgres) {
      Files.delete(file);
    }
  }
}
