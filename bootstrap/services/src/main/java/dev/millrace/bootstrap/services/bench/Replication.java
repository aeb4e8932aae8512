package dev.millrace.bootstrap.services.bench;

import dev.millrace.local.Endpoints;
import dev.millrace.local.LocalServers;
import dev.millrace.local.Server;
import dev.millrace.local.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a PostgreSQL needs before somebody can read its log. */
final class Replication {

  private Replication() {}

  /** Restarts the server, so that its log can be decoded, and by readers who pause for long. */
  static void enable(LocalServers servers) throws InterruptedException {
    try (PlainSql superuser = PlainSql.open(servers.endpoints().postgres())) {
      superuser.execute("ALTER SYSTEM SET wal_level = logical");
      superuser.execute("ALTER SYSTEM SET wal_sender_timeout = 0");
    }
    servers.stack().stop(Server.POSTGRES.processName());
    servers.stack().start(Server.POSTGRES.processName());
  }

  /** The superuser's access to a database. */
  static Endpoints.Database superuser(LocalServers servers, Endpoints.Database of) {
    Endpoints.Database server = servers.endpoints().postgres();
    return new Endpoints.Database(
        server.host(), server.port(), of.name(), server.user(), server.password());
  }

  /** Executes the statements of a file, each by itself: a slot refuses to be made among others. */
  static void execute(Path file, PlainSql superuser) {
    try {
      for (String statement : Files.readString(file).strip().split(";\n", -1)) {
        superuser.execute(statement);
      }
    } catch (IOException missing) {
      throw new StackException(
          "There is no " + file + ": build the whole project, which lays it out.", missing);
    }
  }
}
