package dev.millrace.application.alert;

import dev.millrace.application.alert.Condition.Above;
import dev.millrace.application.alert.Condition.Below;
import dev.millrace.application.alert.Condition.Grown;
import dev.millrace.application.alert.Condition.Share;
import java.time.Duration;

/**
 * What is watched, the most urgent first: for each its condition, for how long that has to hold,
 * and what to tell then. The rules for Prometheus are made of these.
 */
public enum Alert {
  HOP_DOWN(
      "MillraceHopDown",
      Severity.CRITICAL,
      new Below(Signal.HOP_UP, 1),
      Duration.ofMinutes(1),
      "{of} does not do its work",
      "The page Path and `millrace doctor` say why, and what to do."),
  STABLE_OFFSET_STUCK(
      "MillraceStableOffsetStuck",
      Severity.CRITICAL,
      new Above(Signal.STABLE_OFFSET_STUCK, 60),
      Duration.ZERO,
      "a transaction in {of} has been open and silent for {value} s, and readers stand before it",
      "`millrace doctor` names it; see \"When brokers leave a transaction open\" in"
          + " docs/operating.md."),
  LATE(
      "MillraceLate",
      Severity.WARNING,
      new Above(Signal.HOP_DELAY, 60),
      Duration.ofMinutes(1),
      "what waits longest before {of} has waited for {value} s",
      "It is too slow, or waits for what is behind it: see the page Path, and `millrace doctor`."),
  BACKLOG_GROWS(
      "MillraceBacklogGrows",
      Severity.WARNING,
      new Grown(Signal.HOP_WAITING, Duration.ofMinutes(10), 50_000),
      Duration.ofMinutes(5),
      "{value} records more than ten minutes ago wait before {of}",
      "More comes than it can take. At the limits of admission nothing more is taken in: see"
          + " \"When the path behind is full\" in docs/operating.md."),
  DEAD_LETTERS(
      "MillraceDeadLetters",
      Severity.WARNING,
      new Share(Signal.DEAD, Signal.SERVED, Duration.ofMinutes(15), 1),
      Duration.ZERO,
      "of the events of {of} that ended in the last 15 minutes, {value} % are dead letters",
      "`millrace dead-letters list` counts them by hop and reason."),
  ZERO_RECORDS(
      "MillraceZeroRecords",
      Severity.WARNING,
      new Below(Signal.LAST_RUN_RECORDS, 1),
      Duration.ZERO,
      "the last run of {of} brought no record",
      "It failed, its source was empty, or all is in quarantine: see `millrace runs`, and"
          + " `millrace ledger RUN`."),
  DRIFT(
      "MillraceDrift",
      Severity.WARNING,
      new Above(Signal.LAST_RUN_CHANGED_FIELDS, 0),
      Duration.ZERO,
      "{value} fields are new or missing in the last run of {of}",
      "`millrace ledger RUN` names them.");

  /** Stands for the hop, family or topic. */
  public static final String OF = "{of}";

  /** Stands for the value, which is written without a fraction. */
  public static final String VALUE = "{value}";

  private final String title;
  private final Severity severity;

  /** A record of values, whichever it is. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Condition condition;

  private final Duration hold;
  private final String words;
  private final String advice;

  Alert(
      String title,
      Severity severity,
      Condition condition,
      Duration hold,
      String words,
      String advice) {
    this.title = title;
    this.severity = severity;
    this.condition = condition;
    this.hold = hold;
    this.words = words;
    this.advice = advice;
  }

  /** Its name in Prometheus. */
  public String title() {
    return title;
  }

  public Severity severity() {
    return severity;
  }

  public Condition condition() {
    return condition;
  }

  /** For how long its condition has to hold before it fires. */
  public Duration hold() {
    return hold;
  }

  /** What is wrong, with {@link #OF} and {@link #VALUE} in it. */
  public String words() {
    return words;
  }

  /** What to do. */
  public String advice() {
    return advice;
  }

  String words(String of, double value) {
    return words.replace(OF, of).replace(VALUE, Long.toString((long) Math.rint(value)));
  }
}
