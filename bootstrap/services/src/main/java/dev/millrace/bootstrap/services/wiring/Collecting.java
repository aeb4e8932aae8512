package dev.millrace.bootstrap.services.wiring;

import dev.millrace.application.collect.CollectRecords;
import dev.millrace.bootstrap.services.process.Loop;
import java.util.List;

/**
 * What takes in pushed records.
 *
 * @param loops the threads that commit them: they end after the server, and never before
 */
public record Collecting(CollectRecords records, List<Loop> loops) implements AutoCloseable {

  public Collecting {
    loops = List.copyOf(loops);
  }

  @Override
  public void close() {
    Loop.closeAll(loops);
  }
}
