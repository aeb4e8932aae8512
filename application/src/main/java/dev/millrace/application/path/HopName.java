package dev.millrace.application.path;

/** The hops of the path, in the order in which a record passes them. */
public enum HopName {
  SOURCE("Source"),
  POSTGRES("PostgreSQL"),
  RELAY("Relay"),
  KAFKA("Kafka"),
  STREAM("Stream"),
  CASSANDRA("Cassandra");

  private final String title;

  HopName(String title) {
    this.title = title;
  }

  /** As people call it. */
  public String title() {
    return title;
  }
}
