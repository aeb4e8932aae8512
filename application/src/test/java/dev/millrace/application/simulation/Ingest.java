package dev.millrace.application.simulation;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.ingest.IngestRun;
import dev.millrace.application.ingest.IngestingRun;
import dev.millrace.application.ingest.PageReader;
import dev.millrace.application.ingest.RetryPolicy;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.source.RecordSource;
import java.util.List;

/** An ingest service. It may take up a run that another is still at, as a schedule allows. */
final class Ingest implements Actor {

  private final String name;
  private final World world;
  private final InMemoryPath path;
  private final IngestRun ingesting;

  Ingest(
      String name,
      World world,
      InMemoryPath path,
      RecordSource source,
      Database database,
      RetryPolicy retry) {
    this.name = name;
    this.world = world;
    this.path = path;
    this.ingesting =
        new IngestingRun(
            path.families,
            Edges.faulty(Runs.class, path.runs, world, this),
            PageReader.inTurn(Edges.faulty(RecordSource.class, source, world, this)),
            database.intake(this),
            Edges.deadly(Schemas.class, path.schemas, world, this),
            path.codec,
            path.ids,
            retry);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean step() {
    List<Run> due = path.store.runs().stream().filter(run -> !run.state().isOver()).toList();
    if (due.isEmpty()) {
      return false;
    }
    ingesting.ingest(world.dice.pick(due).id());
    return true;
  }
}
