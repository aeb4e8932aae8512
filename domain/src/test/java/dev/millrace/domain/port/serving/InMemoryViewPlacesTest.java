package dev.millrace.domain.port.serving;

class InMemoryViewPlacesTest implements ViewPlacesContract {

  private final InMemoryWriterLeases leases = new InMemoryWriterLeases();
  private final InMemoryViewPlaces places = new InMemoryViewPlaces(leases);

  @Override
  public ViewPlaces places() {
    return places;
  }

  @Override
  public WriterLeases leases() {
    return leases;
  }
}
