package dev.millrace.bootstrap.services.bench;

/** The two sides of a benchmark, ready to run in turns. */
public interface Workbench extends AutoCloseable {

  /** Makes, untimed, what both sides of the next pair work on. */
  void prepare(int pair);

  Side ours();

  /** What ours is measured by. */
  Side reference();

  @Override
  void close();
}
