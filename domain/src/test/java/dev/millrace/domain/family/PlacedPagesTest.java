package dev.millrace.domain.family;

import dev.millrace.domain.port.serving.ViewPages;
import dev.millrace.domain.port.serving.ViewPagesContract;
import dev.millrace.domain.port.serving.ViewWriter;

class PlacedPagesTest implements ViewPagesContract {

  private final PlacedPeople people = new PlacedPeople();

  @Override
  public ViewWriter writer() {
    return people.writer();
  }

  @Override
  public ViewPages pages() {
    return new PlacedPages(people.tables, people.known());
  }
}
