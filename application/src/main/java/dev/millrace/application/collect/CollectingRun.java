package dev.millrace.application.collect;

import dev.millrace.application.ingest.PageIntake;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.schema.RegisteredSchema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The run under which this process collects, one after the other. Those that a crash left open are
 * closed before the first; that closes those of other processes too, who then open new ones.
 */
final class CollectingRun<R> {

  private final Family<R> family;
  private final CollectorPorts ports;
  private final CollectLimits limits;

  private boolean othersAreClosed;
  private @Nullable Current<R> current;
  private long records;

  /** A run, how its pages are taken in, and when it began. */
  record Current<R>(RunId id, PageIntake<R> pages, Instant since) {}

  CollectingRun(Family<R> family, CollectorPorts ports, CollectLimits limits) {
    this.family = family;
    this.ports = ports;
    this.limits = limits;
  }

  /** The one for the next page, which opens it if it is the first. */
  Current<R> current() {
    closeOthers();
    closeIfDone();
    Current<R> open = current;
    if (open == null) {
      RunId id = new RunId(ports.ids().get());
      open =
          new Current<>(
              id,
              new PageIntake<>(family, ports.codec(), schema(), ports.ids()),
              ports.clock().instant());
      current = open;
    }
    return open;
  }

  private RegisteredSchema schema() {
    String subject = family.name().subject();
    return ports
        .schemas()
        .current(subject)
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "no schema is registered for "
                        + subject
                        + "; run `millrace schemas register`"));
  }

  /** It has so many records more. */
  void took(int more) {
    records += more;
  }

  /** Somebody else closed it: the next page opens another one. */
  void isOver() {
    current = null;
    records = 0;
  }

  /** While nobody pushes. */
  void rest() {
    try {
      closeOthers();
      closeIfDone();
    } catch (Failure away) {
      // The next rest or page tries again.
      return;
    }
  }

  /** At the end of the process. */
  void end() {
    try {
      close();
    } catch (Failure away) {
      // The next start closes it.
      return;
    }
  }

  private void closeOthers() {
    if (!othersAreClosed) {
      ports.runs().closeCollecting(family.name());
      othersAreClosed = true;
    }
  }

  private void closeIfDone() {
    Current<R> open = current;
    if (open != null && (records >= limits.runRecords() || isOld(open))) {
      close();
    }
  }

  private boolean isOld(Current<R> open) {
    return !ports.clock().instant().isBefore(open.since().plus(limits.runAge()));
  }

  private void close() {
    Current<R> open = current;
    if (open != null && ports.runs().find(open.id()).isPresent()) {
      ports.runs().fetched(open.id());
    }
    isOver();
  }
}
