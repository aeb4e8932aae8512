package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to stand in views: a checksum over each row, by the row's key. */
final class ExpectedRows {

  private final long records;
  private final Map<View, Map<List<@Nullable Object>, Long>> sums = new HashMap<>();
  private final Map<View, Found> found = new HashMap<>();

  /** What was found in a view. */
  private static final class Found {

    private long rows;
    private long asExpected;
  }

  private ExpectedRows(long records) {
    this.records = records;
  }

  /**
   * After so many records, each with its mutations.
   *
   * @param views the others' mutations are left out
   */
  static ExpectedRows of(List<List<Mutation>> records, List<View> views) {
    ExpectedRows expected = new ExpectedRows(records.size());
    views.forEach(view -> expected.sums.put(view, new HashMap<>()));
    views.forEach(view -> expected.found.put(view, new Found()));
    records.forEach(mutations -> mutations.forEach(expected::expect));
    return expected;
  }

  private void expect(Mutation mutation) {
    Map<List<@Nullable Object>, Long> ofView = sums.get(mutation.view());
    if (ofView != null && mutation instanceof Mutation.Upsert row) {
      ofView.put(key(row.view(), row.values()), sum(row.values()));
    }
  }

  Set<View> views() {
    return sums.keySet();
  }

  /** Takes note of a row that stands in a view. */
  void found(View view, List<@Nullable Object> values) {
    Found ofView = found.computeIfAbsent(view, unknown -> new Found());
    ofView.rows++;
    Long sum = sums.getOrDefault(view, Map.of()).get(key(view, values));
    if (sum != null && sum == sum(values)) {
      ofView.asExpected++;
    }
  }

  /** In records: one is lost when any of its rows is not there as it has to be. */
  Proof proof() {
    long most = records;
    long least = records;
    for (Map.Entry<View, Map<List<@Nullable Object>, Long>> view : sums.entrySet()) {
      Found ofView = found.computeIfAbsent(view.getKey(), unknown -> new Found());
      most = Math.max(most, records + ofView.rows - view.getValue().size());
      least = Math.min(least, records + ofView.asExpected - view.getValue().size());
    }
    return new Proof(records, Math.max(most, least), least);
  }

  private static List<@Nullable Object> key(View view, List<@Nullable Object> values) {
    return values.subList(0, view.key().size());
  }

  private static long sum(List<@Nullable Object> values) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(values.toString().getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
