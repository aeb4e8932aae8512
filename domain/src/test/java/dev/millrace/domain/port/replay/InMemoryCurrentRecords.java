package dev.millrace.domain.port.replay;

import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.InMemoryStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the records of an in-memory store; so many of them at once. */
public final class InMemoryCurrentRecords implements CurrentRecords {

  private static final int MOST = 3;

  private final InMemoryStore store;
  private final InMemoryReplays replays;

  public InMemoryCurrentRecords(InMemoryStore store) {
    this.store = store;
    this.replays = new InMemoryReplays(store);
  }

  @Override
  public long count(FamilyName family) {
    return store.keys(family).size();
  }

  @Override
  public List<KeptRecord> behind(FamilyName family, @Nullable RecordKey above, int limit) {
    return store.keys(family).stream()
        .filter(key -> above == null || key.compareTo(above) > 0)
        .limit(Math.min(limit, MOST))
        .map(key -> kept(family, key))
        .toList();
  }

  @Override
  public List<KeptRecord> of(FamilyName family, List<RecordKey> keys) {
    return keys.stream().limit(MOST).map(key -> kept(family, key)).toList();
  }

  private KeptRecord kept(FamilyName family, RecordKey key) {
    return replays.kept(
        family, key, store.version(family, key).orElse(null), InMemoryReplays.LATEST_ONLY);
  }
}
