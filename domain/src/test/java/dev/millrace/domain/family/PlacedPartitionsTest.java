package dev.millrace.domain.family;

import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ServedPartitionsContract;
import dev.millrace.domain.port.serving.ViewWriter;

class PlacedPartitionsTest implements ServedPartitionsContract {

  private final PlacedPeople people = new PlacedPeople();

  @Override
  public ViewWriter writer() {
    return people.writer();
  }

  @Override
  public ServedPartitions partitions() {
    return new PlacedPartitions(people.tables, people.known());
  }
}
