package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.html.Address;

/** Where one can go. */
enum Place {
  PATH("Path"),
  RUNS("Runs"),
  RECORDS("Records"),
  LETTERS("Dead letters"),
  VIEWS("Views"),
  SCHEDULES("Schedules"),
  TOPICS("Topics"),
  AUDIT("Audit");

  private final String title;

  Place(String title) {
    this.title = title;
  }

  /** Whether personal data is shown there to who may see it. */
  boolean isPersonal() {
    return this == RECORDS || this == LETTERS || this == VIEWS;
  }

  String title() {
    return title;
  }

  Address address() {
    return switch (this) {
      case PATH -> Address.ROOT;
      case RUNS -> Address.of("runs");
      case RECORDS -> Address.of("records");
      case LETTERS -> Address.of("dead-letters");
      case VIEWS -> Address.of("views");
      case SCHEDULES -> Address.of("schedules");
      case TOPICS -> Address.of("topics");
      case AUDIT -> Address.of("audit");
    };
  }
}
