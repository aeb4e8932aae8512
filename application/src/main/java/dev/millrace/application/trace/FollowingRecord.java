package dev.millrace.application.trace;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.ledger.KeptContent;
import dev.millrace.domain.port.ledger.RecordHistory;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@link FollowRecord}: decodes what the stores keep as the stream would. */
public final class FollowingRecord implements FollowRecord {

  /** Of a record that changes all the time the newest are enough to see how. */
  private static final int MOST = 40;

  private final Families families;
  private final RecordHistory history;
  private final Schemas schemas;
  private final EventCodec codec;
  private final Function<Bytes, Optional<Document>> reader;
  private final RecordHops hops;

  /**
   * @param reader reads raw records as their source's client did
   * @param views asked only when there is something to look up
   */
  public FollowingRecord(
      Families families,
      RecordHistory history,
      LogScan log,
      Supplier<ServedViews> views,
      Schemas schemas,
      EventCodec codec,
      Function<Bytes, Optional<Document>> reader) {
    this.families = families;
    this.history = history;
    this.schemas = schemas;
    this.codec = codec;
    this.reader = reader;
    this.hops = new RecordHops(families, history, log, views);
  }

  @Override
  public List<Sighting> inStores(FamilyName family, RecordKey key) {
    return hops.inStores(family, key);
  }

  @Override
  public List<Sighting> inLog(FamilyName family, RecordKey key) {
    return hops.inLog(family, key);
  }

  @Override
  public List<Sighting> inViews(FamilyName family, RecordKey key) {
    return hops.inViews(family, key);
  }

  @Override
  public List<ToldVersion> versions(FamilyName name, RecordKey key, boolean isPersonal) {
    Family<?> family = families.named(name);
    schemas.all(name.subject()).forEach(codec::learn);
    Map<EventId, KeptVersion> byEvent = new LinkedHashMap<>();
    for (KeptContent content : history.contents(name, key, MOST)) {
      byEvent
          .computeIfAbsent(content.event(), event -> new KeptVersion(event, content.at()))
          .add(content);
    }
    List<ToldVersion> told = new ArrayList<>();
    KeptVersion before = null;
    for (KeptVersion version : byEvent.values()) {
      version.read(family.name(), codec, reader);
      told.add(version.told(before, isPersonal));
      before = version;
    }
    return told;
  }
}
