package dev.millrace.application.path;

import dev.millrace.domain.schedule.Span;
import java.time.Instant;

/** Whether a server answers, and since when it does not. */
final class ServerJudge {

  private static final int LONGEST = 300;

  private final String name;
  private final Absence absence = new Absence();

  ServerJudge(String name) {
    this.name = name;
  }

  Judgement judge(Instant now, Reading<?> reading) {
    absence.saw(reading);
    if (reading.value() != null) {
      return Judgement.of(Health.WELL, "answers");
    }
    return reading.isAway()
        ? new Judgement(
            Health.DOWN,
            "does not answer",
            "does not answer since %s: %s"
                .formatted(Span.words(absence.until(now)), cut(reading.problem())))
        : Judgement.without(name, reading);
  }

  private static String cut(String problem) {
    return problem.length() <= LONGEST ? problem : problem.substring(0, LONGEST) + "…";
  }
}
