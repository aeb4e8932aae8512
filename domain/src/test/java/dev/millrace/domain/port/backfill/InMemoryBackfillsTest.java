package dev.millrace.domain.port.backfill;

import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemoryBackfillsTest implements BackfillsContract {

  private final Runs runs = new InMemoryRuns(new InMemoryStore(InstantSource.system()));
  private final Backfills backfills = new InMemoryBackfills(runs, InstantSource.system());

  @Override
  public Backfills backfills() {
    return backfills;
  }

  @Override
  public Runs runs() {
    return runs;
  }
}
