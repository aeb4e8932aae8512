package dev.millrace.domain.family;

import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.port.serving.ServedViewsContract;
import dev.millrace.domain.port.serving.ViewWriter;

class PlacedViewsTest implements ServedViewsContract {

  private final PlacedPeople people = new PlacedPeople();

  @Override
  public ViewWriter writer() {
    return people.writer();
  }

  @Override
  public ServedViews served() {
    return new PlacedViews(people.tables, people.known());
  }
}
