package dev.millrace.application.rebuild;

import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares records with their rows, piece by piece. */
final class RecordComparison<R> {

  private final RecordMapper<R> mapper;
  private final RowComparison rows;
  private final ServedPartitions served;
  private final Findings findings;

  RecordComparison(
      RecordMapper<R> mapper, RowComparison rows, ServedPartitions served, Findings findings) {
    this.mapper = mapper;
    this.rows = rows;
    this.served = served;
    this.findings = findings;
  }

  /** Counts the rows that are equal, and tells the records of which anything is not. */
  List<RecordKey> glance(List<KeptRecord> records) {
    List<RecordKey> suspects = new ArrayList<>();
    compare(
        records,
        (key, differences, hasRow) -> {
          if (!differences.isEmpty()) {
            suspects.add(key);
          } else if (hasRow) {
            findings.addEqual();
          }
        },
        (key, why) -> suspects.add(key));
    return suspects;
  }

  /** Counts whatever is found. */
  void judge(List<KeptRecord> records) {
    compare(
        records,
        (key, differences, hasRow) -> {
          differences.forEach(findings::add);
          if (hasRow && differences.stream().allMatch(RecordComparison::isOfAnotherKey)) {
            findings.addEqual();
          }
        },
        findings::addUnmapped);
  }

  private static boolean isOfAnotherKey(RowDifference difference) {
    return difference.kind() == RowDifference.Kind.STALE;
  }

  private void compare(List<KeptRecord> records, Compared compared, Failed failed) {
    Map<RecordKey, MappedRecord> mapped = new LinkedHashMap<>();
    for (KeptRecord record : records) {
      LatestVersion latest = record.latest();
      if (latest != null) {
        map(record, latest, mapped, failed);
      }
    }
    List<List<Object>> keys =
        mapped.values().stream().flatMap(MappedRecord::keys).distinct().toList();
    Map<List<Object>, ViewRow> live = RowComparison.byKey(served.under(rows.view(), keys));
    mapped.forEach(
        (key, record) -> compared.as(key, rows.differences(record, live), record.row() != null));
  }

  private void map(
      KeptRecord record, LatestVersion latest, Map<RecordKey, MappedRecord> to, Failed failed) {
    try {
      to.put(record.key(), mapper.map(record, latest));
    } catch (Undecodable unmapped) {
      failed.because(record.key(), String.valueOf(unmapped.getMessage()));
    }
  }

  /** Takes what was found of a record. */
  private interface Compared {
    void as(RecordKey key, List<RowDifference> differences, boolean hasRow);
  }

  /** Takes a record that cannot be mapped. */
  private interface Failed {
    void because(RecordKey key, String why);
  }
}
