package dev.millrace.domain.port.serving;

class InMemoryViewSchemaTest implements ViewSchemaContract {

  @Override
  public ViewSchema unmigrated() {
    return new InMemoryViewSchema(People.ALL);
  }
}
