package dev.millrace.bootstrap.services.chaos;

import java.util.List;

/**
 * A run that was struck, and what is wrong with its outcome.
 *
 * @param problems none when it is proved and the oracle agrees
 */
public record Judged(List<Struck> strikes, List<String> problems) {

  public Judged {
    strikes = List.copyOf(strikes);
    problems = List.copyOf(problems);
  }
}
