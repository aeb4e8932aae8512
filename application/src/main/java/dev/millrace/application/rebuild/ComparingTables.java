package dev.millrace.application.rebuild;

import dev.millrace.application.rebuild.RowDifference.Kind;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ViewTables;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares two tables: reads each whole, and the other at the keys of each piece. What differs may
 * be on its way, and is looked at once more.
 */
final class ComparingTables {

  /** So many rows may wait for being looked at once more. */
  private static final int SUSPECTS = 10_000;

  private static final int PIECE = 500;

  private final RowComparison rows;
  private final View live;
  private final View rebuilt;
  private final ViewTables tables;
  private final ServedPartitions partitions;
  private final LongConsumer advance;
  private final Findings findings = new Findings();
  private final Set<List<Object>> suspects = new LinkedHashSet<>();
  private long inLive;
  private long inRebuilt;

  ComparingTables(
      RowComparison rows,
      View live,
      View rebuilt,
      ViewTables tables,
      ServedPartitions partitions,
      LongConsumer advance) {
    this.rows = rows;
    this.live = live;
    this.rebuilt = rebuilt;
    this.tables = tables;
    this.partitions = partitions;
    this.advance = advance;
  }

  TableComparison compare() {
    tables.scan(live, this::compareLive);
    tables.scan(rebuilt, this::compareRebuilt);
    lookAgain();
    return findings.comparison(inLive, inRebuilt);
  }

  private void compareLive(List<ViewRow> piece) {
    inLive += piece.size();
    Map<List<Object>, ViewRow> others = at(rebuilt, keys(piece));
    for (ViewRow row : piece) {
      if (difference(row, others.get(row.key())) == null) {
        findings.addEqual();
      } else {
        suspect(row.key());
      }
    }
    advance.accept(inLive + inRebuilt);
  }

  private void compareRebuilt(List<ViewRow> piece) {
    inRebuilt += piece.size();
    Map<List<Object>, ViewRow> others = at(live, keys(piece));
    piece.stream().filter(row -> !others.containsKey(row.key())).forEach(row -> suspect(row.key()));
    advance.accept(inLive + inRebuilt);
  }

  private void suspect(List<Object> key) {
    suspects.add(key);
    if (suspects.size() >= SUSPECTS) {
      lookAgain();
    }
  }

  private void lookAgain() {
    List<List<Object>> keys = List.copyOf(suspects);
    suspects.clear();
    for (int from = 0; from < keys.size(); from += PIECE) {
      judge(keys.subList(from, Math.min(keys.size(), from + PIECE)));
    }
  }

  private void judge(List<List<Object>> keys) {
    Map<List<Object>, ViewRow> before = at(live, keys);
    Map<List<Object>, ViewRow> after = at(rebuilt, keys);
    for (List<Object> key : keys) {
      ViewRow one = before.get(key);
      ViewRow other = after.get(key);
      RowDifference difference = difference(one, other);
      if (difference != null) {
        findings.add(difference);
      } else if (one != null) {
        findings.addEqual();
      }
    }
  }

  private @Nullable RowDifference difference(@Nullable ViewRow one, @Nullable ViewRow other) {
    if (one == null) {
      return other == null ? null : rows.whole(Kind.MISSING, other);
    }
    return other == null ? rows.whole(Kind.STALE, one) : rows.changed(one, other).orElse(null);
  }

  private Map<List<Object>, ViewRow> at(View table, List<List<Object>> keys) {
    Map<List<Object>, ViewRow> found = new HashMap<>();
    RowComparison.byKey(partitions.under(table, keys)).forEach(found::put);
    return found;
  }

  private static List<List<Object>> keys(List<ViewRow> rows) {
    List<List<Object>> keys = new ArrayList<>();
    rows.forEach(row -> keys.add(row.key()));
    return keys;
  }
}
