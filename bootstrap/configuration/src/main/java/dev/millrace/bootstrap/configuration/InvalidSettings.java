package dev.millrace.bootstrap.configuration;

import java.util.List;

/** The configuration cannot be used. The message lists every error, with what to do. */
public final class InvalidSettings extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidSettings(List<String> problems) {
    super("the configuration has errors:\n  - " + String.join("\n  - ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
