package dev.millrace.domain.port.serving;

class InMemoryWriterGenerationsTest implements WriterGenerationsContract {

  private final InMemoryWriterGenerations generations = new InMemoryWriterGenerations();

  @Override
  public WriterGenerations generations() {
    return generations;
  }
}
