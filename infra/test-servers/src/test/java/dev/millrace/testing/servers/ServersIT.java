package dev.millrace.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.Endpoints;
import dev.millrace.local.Server;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServersIT {

  private static final Servers servers = Servers.shared();

  @BeforeAll
  static void startAllAtOnce() {
    servers.start(Server.REGISTRY, Server.KAFKA, Server.CASSANDRA);
  }

  @Test
  void aFreshDatabaseIsEmptyAndNobodyElses() throws Exception {
    Endpoints.Database first = servers.freshDatabase();
    Endpoints.Database second = servers.freshDatabase();
    query(first, "CREATE TABLE only_here (id int)");

    assertThat(query(first, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .isEqualTo("1");
    assertThat(query(second, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .isEqualTo("0");
  }

  @Test
  void postgresSyncsEveryCommitToDisk() throws Exception {
    assertThat(query(servers.postgres(), "SHOW fsync")).isEqualTo("on");
    assertThat(query(servers.postgres(), "SHOW synchronous_commit")).isEqualTo("on");
  }

  @Test
  void theRegistryAnswers() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(servers.registry() + "/subjects")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("[]");
  }

  @Test
  void aKilledServerComesBackOnItsPortWithItsData() throws Exception {
    Endpoints.Database database = servers.freshDatabase();
    query(database, "CREATE TABLE kept AS SELECT 42 AS answer");

    servers.kill(Server.POSTGRES);
    boolean open = accepts(database.port());
    servers.restart(Server.POSTGRES);

    assertThat(open).isFalse();
    assertThat(query(database, "SELECT answer FROM kept")).isEqualTo("42");
  }

  @Test
  void aPausedServerKeepsItsConnectionsAndAnswersLater() throws Exception {
    Endpoints.Database database = servers.freshDatabase();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      servers.pause(Server.POSTGRES);
      Thread later = new Thread(() -> servers.resume(Server.POSTGRES));
      later.start();
      try (ResultSet rows = statement.executeQuery("SELECT 1")) {
        assertThat(rows.next()).isTrue();
      }
      later.join();
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static Connection connect(Endpoints.Database database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  private static String query(Endpoints.Database database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
