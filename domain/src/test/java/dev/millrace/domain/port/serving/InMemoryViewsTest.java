package dev.millrace.domain.port.serving;

import dev.millrace.domain.view.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class InMemoryViewsTest implements ViewWriterContract, ServedViewsContract {

  private final InMemoryViews views = new InMemoryViews(People.ALL);

  @Override
  public ViewWriter writer() {
    return views;
  }

  @Override
  public ServedViews served() {
    return views;
  }

  @Override
  public Optional<Map<String, Object>> row(View view, List<Object> key) {
    return views.row(view, key);
  }
}
