package dev.millrace.domain.port.serving;

import dev.millrace.domain.view.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class InMemoryViewsTest
    implements ViewWriterContract,
        ServedViewsContract,
        ServedPartitionsContract,
        ViewPagesContract,
        ViewTablesContract {

  private final InMemoryViews views =
      new InMemoryViews(
          Stream.concat(People.ALL.stream(), Stream.of(People.VISITS, People.NEWEST)).toList());

  @Override
  public ViewWriter writer() {
    return views;
  }

  @Override
  public ServedViews served() {
    return views;
  }

  @Override
  public ServedPartitions partitions() {
    return views;
  }

  @Override
  public ViewTables tables() {
    return views;
  }

  @Override
  public ViewPages pages() {
    return views;
  }

  @Override
  public Optional<Map<String, Object>> row(View view, List<Object> key) {
    return views.row(view, key);
  }
}
