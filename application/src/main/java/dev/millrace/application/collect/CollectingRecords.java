package dev.millrace.application.collect;

import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.record.FamilyName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** {@link CollectRecords} and {@link CommitCollected}: a queue and a run for each family. */
public final class CollectingRecords implements CollectRecords, CommitCollected {

  private final Map<FamilyName, FamilyCollector<?>> collectors = new HashMap<>();

  public CollectingRecords(Families families, CollectorPorts ports, CollectLimits limits) {
    families.all().forEach(family -> collectors.put(family.name(), of(family, ports, limits)));
  }

  private static <R> FamilyCollector<R> of(
      Family<R> family, CollectorPorts ports, CollectLimits limits) {
    return new FamilyCollector<>(family, ports, limits);
  }

  @Override
  public CompletionStage<Collected> collect(Batch batch) {
    return of(batch.family()).collect(batch);
  }

  @Override
  public int commit(FamilyName family, Duration patience) {
    return of(family).commit(patience);
  }

  /** How many records of each family wait, or are being committed. */
  public Map<FamilyName, Integer> waiting() {
    return collectors.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().waiting()));
  }

  private FamilyCollector<?> of(FamilyName family) {
    FamilyCollector<?> collector = collectors.get(family);
    if (collector == null) {
      throw new IllegalArgumentException("no family is named " + family);
    }
    return collector;
  }

  @Override
  public void close() {
    collectors.values().forEach(FamilyCollector::close);
  }
}
