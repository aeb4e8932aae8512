package dev.millrace.bootstrap.services.bench;

/** Ingest's way into PostgreSQL against a bare COPY: what exactness costs. */
final class IntakeBenchmark implements Benchmark {

  @Override
  public String name() {
    return "intake";
  }

  @Override
  public String purpose() {
    return "Pages of users parsed, versioned, encoded and committed with their events, against a"
        + " COPY of the same records' bytes; one commit per page each.";
  }

  @Override
  public double goal() {
    return 0.05;
  }

  @Override
  public Workbench open(Surface surface) throws InterruptedException {
    return IntakeWorkbench.open(surface);
  }
}
