package dev.millrace.bootstrap.services.bench;

import dev.millrace.adapters.postgres.PostgresConfig;
import dev.millrace.adapters.postgres.PostgresDatabase;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.users.Users;
import dev.millrace.local.Endpoints;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.LocalServers;
import dev.millrace.local.Server;
import java.util.List;
import java.util.Set;

/** A PostgreSQL of its own; all sides write the same records into the same tables. */
final class IngestWorkbench {

  private IngestWorkbench() {}

  static Workbench open(Benchmark.Surface surface) throws InterruptedException {
    return OpenedWorkbench.of(resources -> sides(surface, resources));
  }

  private static List<Side> sides(Benchmark.Surface surface, Resources resources)
      throws InterruptedException {
    LocalServers servers =
        resources.opened(
            LocalServers.start(
                LocalConfig.of(surface.data(), surface.dist()).running(Set.of(Server.POSTGRES)),
                surface.progress()));
    Endpoints.Database address = servers.database("bench");
    PostgresDatabase database =
        resources.opened(
            PostgresDatabase.open(
                PostgresConfig.of(address.jdbcUrl(), address.user(), address.password())));
    database.migrate();
    IngestTables tables = new IngestTables(resources.opened(PlainSql.open(address)));
    Users users = new Users();
    Pages pages = SimulatedPages.of(users, surface.records());
    IngestSide ours = IngestSide.of(IngestSide.PAGES, database, users, pages, tables);
    return List.of(
        ours,
        new CopySide(ours, tables),
        IngestSide.of(IngestSide.ONE_BY_ONE, database, users, pages.oneByOne(), tables));
  }
}
