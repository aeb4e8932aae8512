package dev.millrace.bootstrap.services.bench;

import dev.millrace.adapters.postgres.PostgresConfig;
import dev.millrace.adapters.postgres.PostgresDatabase;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.local.Endpoints;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.LocalServers;
import dev.millrace.local.Server;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A PostgreSQL of its own, and a source of pages; both sides write the same pages into it. */
final class IntakeWorkbench implements Workbench {

  private final Resources resources;
  private final SimulatedPages pages;
  private final IntakeSide ours;
  private final CopySide reference;

  private IntakeWorkbench(
      Resources resources, SimulatedPages pages, IntakeSide ours, CopySide reference) {
    this.resources = resources;
    this.pages = pages;
    this.ours = ours;
    this.reference = reference;
  }

  static IntakeWorkbench open(Benchmark.Surface surface) throws InterruptedException {
    Resources resources = new Resources();
    try {
      return open(surface, resources);
    } catch (RuntimeException | InterruptedException failure) {
      resources.close();
      throw failure;
    }
  }

  private static IntakeWorkbench open(Benchmark.Surface surface, Resources resources)
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
    SimulatedPages pages = resources.opened(SimulatedPages.open(surface.records()));
    PlainSql sql = resources.opened(PlainSql.open(address));
    Map<String, String> settings = new LinkedHashMap<>(sql.settings());
    settings.putAll(pages.settings());
    return new IntakeWorkbench(
        resources,
        pages,
        IntakeSide.of(database, pages, sql, settings),
        CopySide.of(pages, sql, settings));
  }

  @Override
  public void prepare(int pair) {
    pages.fetch(pair);
  }

  @Override
  public Side ours() {
    return ours;
  }

  @Override
  public Side reference() {
    return reference;
  }

  @Override
  public void close() {
    resources.close();
  }
}
