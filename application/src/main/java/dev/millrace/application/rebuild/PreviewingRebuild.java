package dev.millrace.application.rebuild;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.replay.CurrentRecords;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@link PreviewRebuild}: reads the records in the order of their keys, a piece at a time, and the
 * rows of each piece at once.
 */
public final class PreviewingRebuild implements PreviewRebuild {

  private static final int PIECE = 500;

  /** So many records may wait for being looked at once more. */
  private static final int SUSPECTS = 10_000;

  private final Families families;
  private final CurrentRecords records;
  private final Schemas schemas;
  private final EventCodec codec;
  private final Function<Bytes, Optional<Document>> reader;
  private final ServedPartitions served;

  /**
   * @param reader reads raw records as their source's client did
   */
  public PreviewingRebuild(
      Families families,
      CurrentRecords records,
      Schemas schemas,
      EventCodec codec,
      Function<Bytes, Optional<Document>> reader,
      ServedPartitions served) {
    this.families = families;
    this.records = records;
    this.schemas = schemas;
    this.codec = codec;
    this.reader = reader;
    this.served = served;
  }

  @Override
  public RebuildPreview preview(String name, long limit, boolean isPersonal, Advance advance) {
    ViewOfFamily view = ViewOfFamily.named(families, name);
    return preview(view.family(), view, limit, isPersonal, advance);
  }

  private <R> RebuildPreview preview(
      Family<R> family, ViewOfFamily of, long limit, boolean isPersonal, Advance advance) {
    schemas.all(family.name().subject()).forEach(codec::learn);
    Findings findings = new Findings();
    RowComparison rows = RowComparison.of(family, of.view(), isPersonal);
    RecordMapper<R> mapper = new RecordMapper<>(family, of.view(), codec, reader);
    long compared =
        walk(family.name(), limit, new RecordComparison<>(mapper, rows, served, findings), advance);
    return findings.result(rows, compared);
  }

  private long walk(
      FamilyName family, long limit, RecordComparison<?> comparison, Advance advance) {
    long total = Math.min(limit, records.count(family));
    List<RecordKey> suspects = new ArrayList<>();
    long done = 0;
    List<KeptRecord> piece = next(family, null, limit);
    while (!piece.isEmpty()) {
      suspects.addAll(comparison.glance(piece));
      if (suspects.size() > SUSPECTS) {
        lookAgain(family, suspects, comparison);
        suspects.clear();
      }
      done += piece.size();
      advance.to(done, Math.max(done, total));
      piece = next(family, piece.get(piece.size() - 1).key(), limit - done);
    }
    lookAgain(family, suspects, comparison);
    return done;
  }

  private List<KeptRecord> next(FamilyName family, @Nullable RecordKey above, long left) {
    return left == 0 ? List.of() : records.behind(family, above, (int) Math.min(PIECE, left));
  }

  private void lookAgain(
      FamilyName family, List<RecordKey> suspects, RecordComparison<?> comparison) {
    int done = 0;
    while (done < suspects.size()) {
      int end = Math.min(done + PIECE, suspects.size());
      List<KeptRecord> some = records.of(family, suspects.subList(done, end));
      comparison.judge(some);
      done += some.size();
    }
  }
}
