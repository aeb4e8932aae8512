package dev.millrace.bootstrap.services.bench;

import java.util.List;

/** The sides of a benchmark, ready to run in turns. */
public interface Workbench extends AutoCloseable {

  /** Ours first. */
  List<Side> sides();

  @Override
  void close();
}
