package dev.millrace.application.replay;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.KeptRaw;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.view.ViewKeys;
import java.util.Optional;
import java.util.function.Function;

/** Makes the events of latest versions anew of their raw records, as intake made them. */
public final class RemadeEvents<R> {

  private final Family<R> family;
  private final Function<Bytes, Optional<Document>> reader;

  /**
   * @param reader reads raw records as their source's client did
   */
  public RemadeEvents(Family<R> family, Function<Bytes, Optional<Document>> reader) {
    this.family = family;
    this.reader = reader;
  }

  /** Empty when the family reads other content in the record than when it was taken in. */
  public Optional<Event<R>> event(LatestVersion latest, ViewKeys previous, KeptRaw raw) {
    return read(raw)
        .filter(record -> family.contentHash(record).equals(latest.hash()))
        .map(record -> event(latest, previous, raw, record));
  }

  private Optional<R> read(KeptRaw raw) {
    return reader
        .apply(raw.bytes())
        .map(document -> family.parse(new RawRecord(0, raw.bytes(), document)))
        .flatMap(
            parsed ->
                parsed instanceof Parsed.Accepted<R> accepted
                    ? Optional.of(accepted.record())
                    : Optional.empty());
  }

  private Event<R> event(LatestVersion latest, ViewKeys previous, KeptRaw raw, R record) {
    return new Event<>(
        latest.event(),
        latest.key(),
        latest.version(),
        latest.writeTime(),
        latest.ingestedAt(),
        family.eventTime(record).orElse(latest.ingestedAt()),
        raw.run(),
        previous,
        record);
  }
}
