package dev.millrace.adapters.spark;

import dev.millrace.domain.family.Enricher;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.KnownPlaces;
import dev.millrace.domain.family.PlacedPartitions;
import dev.millrace.domain.family.PlacedWriter;
import dev.millrace.domain.family.Projector;
import dev.millrace.domain.port.dataalert.DataAlerts;
import dev.millrace.domain.port.dataalert.InMemoryDataAlerts;
import dev.millrace.domain.port.deadletter.DeadLetters;
import dev.millrace.domain.port.deadletter.InMemoryDeadLetters;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.record.FamilyName;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Parts that write to the store which the settings name. */
public final class InMemoryParts implements PartsFactory {

  @Override
  public StreamParts<?> open(FamilyName family, Map<String, String> settings) {
    Store store = Store.named(Objects.requireNonNull(settings.get("store")));
    return new Parts<>(Store.FAMILIES.named(family), store);
  }

  private record Parts<R>(Family<R> family, Store store) implements StreamParts<R> {

    @Override
    public Projector<R> projector() {
      return new Projector<>(family, store.codec(), () -> Instant.EPOCH);
    }

    @Override
    public DeadLetters deadLetters() {
      return new InMemoryDeadLetters(store.deadLetters());
    }

    @Override
    public DataAlerts alerts() {
      return new InMemoryDataAlerts(store.alerts());
    }

    @Override
    public ViewWriter openWriter(Places places) {
      return new PlacedWriter(new FaultyViewWriter(store.views(), store.failures()), places);
    }

    @Override
    public ServedPartitions partitions(Places places) {
      return new PlacedPartitions(store.views().cells(), KnownPlaces.fixed(places));
    }

    @Override
    public Enricher<R> openEnricher(Places places) {
      return new Enricher<>(family, Store.FAMILIES, partitions(places));
    }

    @Override
    public void close() {}
  }
}
