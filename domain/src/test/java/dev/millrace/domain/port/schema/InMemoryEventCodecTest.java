package dev.millrace.domain.port.schema;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.record.FamilyName;
import java.util.List;
import java.util.Map;

final class InMemoryEventCodecTest implements EventCodecContract {

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final EventCodec codec = new InMemoryEventCodec(registry, List.of("key"));

  @Override
  public EventCodec codec() {
    return codec;
  }

  @Override
  public InMemorySchemaRegistry registry() {
    return registry;
  }

  @Override
  public FamilyName family() {
    return new FamilyName("sample");
  }

  @Override
  public Document fitting() {
    return MapDocument.of(Map.of("key", "a"));
  }

  @Override
  public Document misfit() {
    return MapDocument.of(Map.of("other", "a"));
  }
}
