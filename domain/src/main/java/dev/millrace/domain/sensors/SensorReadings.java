package dev.millrace.domain.sensors;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Sort;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The family {@code sensor-readings}. */
public final class SensorReadings implements Family<SensorReading> {

  private static final FamilyName NAME = new FamilyName("sensor-readings");

  private static final List<View> VIEWS =
      List.of(SensorReadingViews.BY_ID, SensorReadingViews.BY_SENSOR_AND_DAY);

  private static final KeyedOperator<SensorReading> ANOMALIES = new Anomalies();

  @Override
  public FamilyName name() {
    return NAME;
  }

  @Override
  public Sort sort() {
    return Sort.EVENT;
  }

  @Override
  public Set<String> secrets() {
    return Set.of();
  }

  @Override
  public Parsed<SensorReading> parse(RawRecord raw) {
    return SensorReadingParser.parse(raw);
  }

  @Override
  public RecordKey key(SensorReading reading) {
    return new RecordKey(reading.id().toString());
  }

  /** A sensor's readings are judged in their order. */
  @Override
  public RecordKey partitionKey(SensorReading reading) {
    return new RecordKey(reading.sensor());
  }

  @Override
  public ContentHash contentHash(SensorReading reading) {
    return ContentHash.ofFields(SensorReadingForm.fields(reading));
  }

  @Override
  public Document write(SensorReading reading) {
    return MapDocument.of(SensorReadingForm.fields(reading));
  }

  @Override
  public SensorReading read(Document written) {
    return SensorReadingForm.read(written);
  }

  @Override
  public Optional<Instant> eventTime(SensorReading reading) {
    return Optional.of(reading.at());
  }

  @Override
  public ViewKeys viewKeys(SensorReading reading) {
    return SensorReadingViews.keys(reading);
  }

  @Override
  public List<View> views() {
    return VIEWS;
  }

  @Override
  public List<Mutation> project(Event<SensorReading> event, Position position) {
    return SensorReadingViews.mutations(event, position);
  }

  @Override
  public List<WindowedCount<SensorReading>> windowedCounts() {
    return List.of();
  }

  @Override
  public Optional<KeyedOperator<SensorReading>> operator() {
    return Optional.of(ANOMALIES);
  }
}
