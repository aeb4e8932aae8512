package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.schedule.Cron;
import dev.millrace.domain.schedule.Every;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.ScheduleName;
import dev.millrace.domain.schedule.Span;
import dev.millrace.domain.schedule.Timing;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A schedule as a client describes it. */
record ScheduleBody(
    ScheduleName name, Timing timing, Duration jitter, Missed missed, RunPlan plan) {

  static final String NAME = "name";
  static final String CRON = "cron";
  static final String EVERY = "every";
  static final String JITTER = "jitter";
  static final String MISSED = "missed";

  static final Set<String> ALL =
      Stream.concat(Stream.of(NAME, CRON, EVERY, JITTER, MISSED), PlanFields.ALL.stream())
          .collect(Collectors.toUnmodifiableSet());

  static Body.Read<ScheduleBody> read(Bytes bytes, Families families, RunDefaults defaults) {
    return Body.read(
        bytes,
        ALL,
        body -> {
          ScheduleName name = body.parsed(NAME, ScheduleName::new);
          Timing timing = timing(body);
          Duration jitter = body.has(JITTER) ? body.parsed(JITTER, Span::parse) : Duration.ZERO;
          Missed missed = body.value(MISSED, Missed.RUN_ONCE, ScheduleBody::missed);
          PlanFields plan = PlanFields.read(body, families, defaults.dated());
          return () ->
              new ScheduleBody(
                  Objects.requireNonNull(name),
                  Objects.requireNonNull(timing),
                  Objects.requireNonNull(jitter),
                  missed,
                  plan.plan());
        });
  }

  private static @Nullable Timing timing(Body body) {
    if (body.has(CRON) == body.has(EVERY)) {
      body.refuse("a schedule has either cron or every");
      return null;
    }
    return body.has(CRON) ? body.parsed(CRON, Cron::parse) : body.parsed(EVERY, Every::parse);
  }

  private static Optional<Missed> missed(String text) {
    return Arrays.stream(Missed.values()).filter(one -> one.name().equals(text)).findFirst();
  }
}
