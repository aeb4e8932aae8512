package dev.millrace.domain.schedule;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.ContentHash;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Runs that start by themselves.
 *
 * @param jitter up to so much later than due it fires, so that not everybody asks at once
 * @param plan of each run; a seed may hold {@value RunPlan#DATE}, the day on which it is due
 * @param next the fire that comes, or came and was not seen to yet
 * @param lastRun the run of the last fire that started one
 * @param lastDue when that fire was due
 */
public record Schedule(
    ScheduleName name,
    Timing timing,
    Duration jitter,
    Missed missed,
    RunPlan plan,
    boolean paused,
    Fire next,
    @Nullable RunId lastRun,
    @Nullable Instant lastDue) {

  /** A fire that is later than this was missed. */
  public static final Duration GRACE = Duration.ofMinutes(1);

  private static final int HEX = 16;

  /**
   * A new one.
   *
   * @throws IllegalArgumentException when the jitter reaches from one fire to the next
   */
  public static Schedule of(
      ScheduleName name, Timing timing, Duration jitter, Missed missed, RunPlan plan, Instant now) {
    Instant due = timing.after(now);
    requireWithin(jitter, timing.leastGap());
    return new Schedule(
        name, timing, jitter, missed, plan, false, fire(name, jitter, due), null, null);
  }

  private static void requireWithin(Duration jitter, Duration gap) {
    if (jitter.isNegative() || jitter.compareTo(gap) >= 0) {
      throw new IllegalArgumentException(
          "the jitter is shorter than the least time from one fire to the next, "
              + Span.text(gap)
              + " here");
    }
  }

  /** Whether another one is the same, wherever each of them stands. */
  public boolean isLike(Schedule other) {
    return name.equals(other.name)
        && timing.equals(other.timing)
        && jitter.equals(other.jitter)
        && missed == other.missed
        && plan.equals(other.plan);
  }

  /** The first fire that is due after a time. */
  public Fire after(Instant time) {
    return fire(name, jitter, timing.after(time));
  }

  /** Of the fires that have come by now, beginning with {@link #next}, the last. */
  public Fire last(Instant now) {
    Fire last = next;
    Fire later = after(last.due());
    while (!later.at().isAfter(now)) {
      last = later;
      later = after(last.due());
    }
    return last;
  }

  /** Whether a fire that has come starts a run. */
  public boolean starts(Fire fire, Instant now) {
    return missed == Missed.RUN_ONCE || !fire.at().plus(GRACE).isBefore(now);
  }

  /** The plan of a fire's run. */
  public RunPlan plan(Fire fire) {
    return plan.on(LocalDate.ofInstant(fire.due(), ZoneOffset.UTC));
  }

  /** Whether a fire is due on a day. */
  public boolean isDueOn(LocalDate day) {
    Instant begin = day.atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant end = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return timing.after(begin.minusNanos(1)).isBefore(end);
  }

  /** The same fire gets the same jitter, whoever reckons it and however often. */
  private static Fire fire(ScheduleName name, Duration jitter, Instant due) {
    String hash = ContentHash.ofText(name + " " + due).hex();
    long drawn = Long.parseUnsignedLong(hash.substring(0, HEX), HEX);
    return new Fire(due, due.plusMillis(Long.remainderUnsigned(drawn, jitter.toMillis() + 1)));
  }
}
