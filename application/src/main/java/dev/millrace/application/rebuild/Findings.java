package dev.millrace.application.rebuild;

import dev.millrace.application.rebuild.RowDifference.Kind;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Column;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found: counted, and the first of it kept. */
final class Findings {

  private final List<RowDifference> differences = new ArrayList<>();
  private final List<Unmapped> unmapped = new ArrayList<>();
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private long equal;
  private long lost;

  void addEqual() {
    equal++;
  }

  void add(RowDifference difference) {
    counts.merge(difference.kind(), 1L, Long::sum);
    if (differences.size() < PreviewRebuild.LISTED) {
      differences.add(difference);
    }
  }

  void addUnmapped(RecordKey key, String why) {
    lost++;
    if (unmapped.size() < PreviewRebuild.LISTED) {
      unmapped.add(new Unmapped(key, why));
    }
  }

  RebuildPreview result(RowComparison comparison, long records) {
    return new RebuildPreview(
        comparison.view(),
        records,
        equal,
        count(Kind.MISSING),
        count(Kind.CHANGED),
        count(Kind.STALE),
        lost,
        differences,
        unmapped,
        comparison.ignored().stream().map(Column::name).toList());
  }

  TableComparison comparison(long live, long rebuilt) {
    return new TableComparison(
        live,
        rebuilt,
        equal,
        count(Kind.MISSING),
        count(Kind.CHANGED),
        count(Kind.STALE),
        differences);
  }

  long unmapped() {
    return lost;
  }

  List<Unmapped> unmappedRecords() {
    return unmapped;
  }

  private long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }
}
