package dev.millrace.domain.family;

import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.port.serving.ViewWriterContract;
import dev.millrace.domain.view.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class PlacedWriterTest implements ViewWriterContract {

  private final PlacedPeople people = new PlacedPeople();

  @Override
  public ViewWriter writer() {
    return people.writer();
  }

  @Override
  public Optional<Map<String, Object>> row(View view, List<Object> key) {
    return people.row(view, key);
  }
}
