package dev.millrace.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The Apicurio registry, which keeps its schemas in a database of its own. */
final class RegistryServer {

  private static final String DATABASE = "registry";

  private final LocalConfig config;
  private final Path folder;
  private final Secrets secrets;
  private final PostgresServer postgres;
  private final int port;

  RegistryServer(
      LocalConfig config,
      DataFolder folder,
      Secrets secrets,
      Ports ports,
      PostgresServer postgres) {
    this.config = config;
    this.folder = folder.of(Server.REGISTRY);
    this.secrets = secrets;
    this.postgres = postgres;
    this.port = ports.of("registry");
  }

  URI api() {
    return URI.create("http://" + Loopback.HOST + ":" + port + "/apis/ccompat/v7");
  }

  ProcessSpec spec() throws IOException {
    return ProcessSpec.of(Server.REGISTRY.processName(), folder, command())
        .withEnvironment(Map.of("APICURIO_DATASOURCE_PASSWORD", secrets.of(DATABASE)))
        .needing(Set.of(Server.POSTGRES.processName()))
        .preparedBy(this::prepare)
        .readyWhen(Readiness.http(URI.create(api() + "/subjects")));
  }

  private List<String> command() throws IOException {
    String url = "jdbc:postgresql://" + Loopback.HOST + ":" + postgres.port() + "/" + DATABASE;
    String jar = jar().toString();
    List<String> command = new ArrayList<>(List.of(config.java()));
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(new ClassArchive(config.dist(), "registry", jar).options("registry"));
    command.addAll(
        List.of(
            "-Dquarkus.http.host=" + Loopback.HOST,
            "-Dquarkus.http.port=" + port,
            "-Dapicurio.storage.kind=sql",
            "-Dapicurio.storage.sql.kind=postgresql",
            "-Dapicurio.datasource.url=" + url,
            "-Dapicurio.datasource.username=" + DATABASE,
            "-Dapicurio.datasource.jdbc.initial-size=2",
            "-Dapicurio.datasource.jdbc.min-size=2",
            "-Dapicurio.datasource.jdbc.max-size=10",
            // Else each connection that was idle when the database died fails a request.
            "-Dquarkus.datasource.postgresql.jdbc.validate-on-borrow=true"));
    command.addAll(List.of("-jar", jar));
    return command;
  }

  private void prepare() {
    new PostgresDatabases(postgres.superuserOf("postgres")).ensure(DATABASE, secrets.of(DATABASE));
  }

  private Path jar() throws IOException {
    try (Stream<Path> files = Files.list(config.classPath(Server.REGISTRY))) {
      return files
          .filter(file -> file.toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("there is no runner jar in the registry's folder"));
    }
  }
}
