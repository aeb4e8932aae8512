package dev.millrace.domain.port.serving;

class InMemoryWriterLeasesTest implements WriterLeasesContract {

  private final InMemoryWriterLeases leases = new InMemoryWriterLeases();

  @Override
  public WriterLeases leases() {
    return leases;
  }

  @Override
  public void letRunOut(String name) {
    leases.letRunOut(name);
  }
}
