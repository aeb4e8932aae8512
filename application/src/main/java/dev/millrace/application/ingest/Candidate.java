package dev.millrace.application.ingest;

import dev.millrace.domain.family.Family;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.Reason;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import java.util.List;

/** A record of a page, parsed before its key is locked. */
public sealed interface Candidate<R> {

  RawRecord raw();

  /** A record of the family, with all that locking and comparing need. */
  record Fit<R>(RawRecord raw, R record, RecordKey key, ContentHash hash, ViewKeys viewKeys)
      implements Candidate<R> {}

  /** What the family turned away. */
  record Unfit<R>(RawRecord raw, List<Reason> reasons) implements Candidate<R> {}

  static <R> Candidate<R> of(Family<R> family, RawRecord raw) {
    Parsed<R> parsed = family.parse(raw);
    if (parsed instanceof Parsed.Accepted<R> accepted) {
      R record = accepted.record();
      return new Fit<>(
          raw, record, family.key(record), family.contentHash(record), family.viewKeys(record));
    }
    return new Unfit<>(raw, ((Parsed.Rejected<R>) parsed).reasons());
  }
}
