package dev.millrace.domain.port.log;

import dev.millrace.domain.view.Position;
import java.util.List;

final class InMemoryConsumedOffsetsTest implements ConsumedOffsetsContract {

  private final InMemoryConsumedOffsets offsets = new InMemoryConsumedOffsets();

  @Override
  public ConsumedOffsets offsets() {
    return offsets;
  }

  @Override
  public String topic() {
    return "millrace.sample";
  }

  @Override
  public List<Position> committed(String group) {
    return offsets.committed(group);
  }
}
