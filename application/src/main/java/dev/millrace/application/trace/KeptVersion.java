package dev.millrace.application.trace;

import dev.millrace.application.content.ShownField;
import dev.millrace.application.content.ShownFields;
import dev.millrace.application.trace.ToldVersion.Change;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.ledger.KeptContent;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Mask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is kept of one version, in the outbox and among the raw records. */
final class KeptVersion {

  /** Beside it stands what every version has anew. */
  private static final String RECORD = "record.";

  private final EventId event;
  private final Instant at;
  private @Nullable Long version;
  private @Nullable Bytes raw;
  private @Nullable Bytes payload;
  private @Nullable Document received;
  private @Nullable Document published;
  private @Nullable String problem;

  KeptVersion(EventId event, Instant at) {
    this.event = event;
    this.at = at;
  }

  /** The first of each sort: later ones are duplicates, or further attempts. */
  void add(KeptContent content) {
    if (content.version() == null) {
      raw = raw == null ? content.bytes() : raw;
    } else if (payload == null) {
      version = content.version();
      payload = content.bytes();
    }
  }

  void read(FamilyName family, EventCodec codec, Function<Bytes, Optional<Document>> reader) {
    received = raw == null ? null : reader.apply(raw).orElse(null);
    try {
      published = payload == null ? null : codec.decode(family, payload);
    } catch (Undecodable | TransientFailure failure) {
      problem = String.valueOf(failure.getMessage());
    }
  }

  ToldVersion told(@Nullable KeptVersion before, boolean isPersonal) {
    return new ToldVersion(
        event,
        version,
        at,
        received == null ? List.of() : ShownFields.ofRecord(received, isPersonal),
        published == null ? List.of() : ShownFields.ofEvent(published, isPersonal),
        before == null ? List.of() : changes(before, isPersonal),
        problem);
  }

  private List<Change> changes(KeptVersion before, boolean isPersonal) {
    Document earlier = before.published;
    if (earlier == null || published == null) {
      return List.of();
    }
    Map<String, String> old = record(earlier);
    Map<String, String> fresh = record(published);
    Set<String> paths = new LinkedHashSet<>(fresh.keySet());
    paths.addAll(old.keySet());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      if (!Objects.equals(old.get(path), fresh.get(path))) {
        changes.add(
            new Change(path, shown(old.get(path), isPersonal), shown(fresh.get(path), isPersonal)));
      }
    }
    return changes;
  }

  private static Map<String, String> record(Document event) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (ShownField field : ShownFields.ofEvent(event, true)) {
      if (field.path().startsWith(RECORD)) {
        fields.put(field.path().substring(RECORD.length()), field.value());
      }
    }
    return fields;
  }

  private static @Nullable String shown(@Nullable String value, boolean isPersonal) {
    return value == null || isPersonal ? value : Mask.of(value);
  }
}
