package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.html.Address;

/** Where one can go. */
enum Place {
  PATH("Path"),
  RUNS("Runs"),
  VIEWS("Views"),
  SCHEDULES("Schedules"),
  TOPICS("Topics");

  private final String title;

  Place(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  Address address() {
    return switch (this) {
      case PATH -> Address.ROOT;
      case RUNS -> Address.of("runs");
      case VIEWS -> Address.of("views");
      case SCHEDULES -> Address.of("schedules");
      case TOPICS -> Address.of("topics");
    };
  }
}
