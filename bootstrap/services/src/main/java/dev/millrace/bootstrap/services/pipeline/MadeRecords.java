package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.domain.record.FamilyName;

/** Records of a family that is pushed, made for demonstrations: the same for the same number. */
@FunctionalInterface
public interface MadeRecords {

  /** The record of a number from 0, as a line of JSON. */
  String line(long number);

  /**
   * Those of a family.
   *
   * @throws IllegalArgumentException when none are made for it; the message names those that are
   */
  static MadeRecords of(FamilyName family) {
    return switch (family.value()) {
      case "sensor-readings" -> new MadeReadings();
      case "logs" -> new MadeLines();
      default ->
          throw new IllegalArgumentException(
              "no records of "
                  + family
                  + " are made for a demonstration; there are those of users, sensor-readings and logs");
    };
  }
}
