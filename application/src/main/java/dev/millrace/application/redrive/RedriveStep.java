package dev.millrace.application.redrive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a redrive did, or would do.
 *
 * @param upTo the number of the last letter that it looked at; the next step goes on behind it
 * @param isLast whether there are no more
 * @param redriven the numbers of the letters whose events it put into the outbox
 * @param events how many events these are, with those that had to follow them
 * @param refused the others
 * @param waitsFor why it did nothing; null when it did something
 */
public record RedriveStep(
    long upTo,
    boolean isLast,
    List<Long> redriven,
    int events,
    List<Refused> refused,
    @Nullable String waitsFor) {

  public RedriveStep {
    redriven = List.copyOf(redriven);
    refused = List.copyOf(refused);
  }
}
