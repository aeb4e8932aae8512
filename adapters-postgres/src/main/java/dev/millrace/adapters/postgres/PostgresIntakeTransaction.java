package dev.millrace.adapters.postgres;

import static java.util.function.Predicate.not;

import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.KeptCall;
import dev.millrace.domain.document.FieldPaths;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.call.Calls;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.LockedKeys;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.intake.Standing;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ibatis.session.SqlSession;

/** The statements of an intake. Their order is what makes versions and {@code seq} rise per key. */
final class PostgresIntakeTransaction implements IntakeTransaction {

  /** More than are kept, so that what is old becomes less. */
  private static final int FORGOTTEN_PER_CALL = 10;

  private final SqlSession session;
  private final IntakeStatements locks;
  private final PageStatements pages;
  private final CallStatements calls;
  private final Map<FamilyName, Set<RecordKey>> known = new HashMap<>();
  private long clockMicros;

  PostgresIntakeTransaction(SqlSession session) {
    this.session = session;
    this.locks = session.getMapper(IntakeStatements.class);
    this.pages = session.getMapper(PageStatements.class);
    this.calls = session.getMapper(CallStatements.class);
  }

  @Override
  public boolean isDue(RunId run, int page) {
    Boolean due = locks.lockRun(run.value(), page);
    if (due == null) {
      throw new PermanentFailure("There is no run " + run);
    }
    return due;
  }

  @Override
  public Optional<Standing> lockRun(RunId run) {
    return Optional.ofNullable(locks.standing(run.value())).map(StandingRow::toStanding);
  }

  @Override
  public LockedKeys lock(FamilyName family, Set<RecordKey> keys) {
    Column texts = Column.texts(List.copyOf(keys), RecordKey::value);
    Map<RecordKey, LatestVersion> latest =
        locks.lock(family.value(), texts).stream()
            .map(VersionRow::toVersion)
            .collect(Collectors.toUnmodifiableMap(LatestVersion::key, Function.identity()));
    known.computeIfAbsent(family, first -> new HashSet<>()).addAll(latest.keySet());
    List<RecordKey> unknown = keys.stream().filter(key -> !latest.containsKey(key)).toList();
    List<ClockRow> clock = locks.clock(family.value(), Column.texts(unknown, RecordKey::value));
    clockMicros = clock.get(0).clockMicros();
    return new LockedKeys(latest, clockMicros, erased(clock));
  }

  private static Set<RecordKey> erased(List<ClockRow> rows) {
    return rows.stream()
        .flatMap(row -> Stream.ofNullable(row.erased()))
        .map(RecordKey::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void write(PageWrite page) {
    Column fields = Column.texts(List.copyOf(page.fields()), path -> path);
    open(page);
    moveOn(page, fields);
    writeVersions(page);
    pages.insertPage(PageRow.of(page));
    RecordColumns.of(page, page.records()).insert(session);
    quarantine(page);
    if (!page.outbox().isEmpty()) {
      OutboxColumns.insert(session, page, clockMicros());
    }
    locks.see(page.run().value(), fields, FieldPaths.MOST);
  }

  @Override
  public Map<CallKey, KeptCall> answered(Set<CallKey> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    return calls.answers(CallColumns.ofKeys(List.copyOf(wanted))).stream()
        .map(KeptRow::toCall)
        .collect(Collectors.toUnmodifiableMap(KeptCall::key, Function.identity()));
  }

  @Override
  public void keep(List<KeptCall> answered) {
    if (!answered.isEmpty()) {
      calls.forgetOld(Calls.KEPT.toSeconds(), FORGOTTEN_PER_CALL * answered.size());
      calls.keep(CallColumns.of(answered));
    }
  }

  private void open(PageWrite page) {
    if (isCollected(page) && page.page().request().page() == 1) {
      String source = page.page().request().source().toString();
      locks.open(page.run().value(), page.family().value(), source);
    }
  }

  private static boolean isCollected(PageWrite page) {
    return RunPlan.isCollected(page.page().request().source());
  }

  private void moveOn(PageWrite page, Column fields) {
    int number = page.page().request().page();
    int more = isCollected(page) ? page.records().size() : 0;
    if (locks.moveOn(page.run().value(), number, more, fields, FieldPaths.MOST) != 1) {
      throw new IllegalStateException(
          "page " + number + " of run " + page.run() + " is written, but is not its next");
    }
  }

  private void quarantine(PageWrite page) {
    List<TakenRecord> quarantined =
        page.records().stream().filter(PostgresIntakeTransaction::isQuarantined).toList();
    if (!quarantined.isEmpty()) {
      pages.insertQuarantined(RecordColumns.of(page, quarantined));
    }
  }

  /**
   * Before the outbox, because this locks the new keys, and the numbers drawn there rise per key;
   * and before all that takes long, as another transaction may have brought one of them.
   */
  private void writeVersions(PageWrite page) {
    Set<RecordKey> locked = known.getOrDefault(page.family(), Set.of());
    Predicate<LatestVersion> isKnown = version -> locked.contains(version.key());
    addVersions(page.family(), page.versions().stream().filter(not(isKnown)).toList());
    replaceVersions(page.family(), page.versions().stream().filter(isKnown).toList());
  }

  /**
   * Locks keys by bringing their first versions, in key order. Of two that bring the same, the
   * second waits for the first and then fails, so that its work is repeated and finds the key. Who
   * has waited for an erasure finds no key, and asks.
   */
  private void addVersions(FamilyName family, List<LatestVersion> versions) {
    if (!versions.isEmpty()) {
      List<LatestVersion> inOrder =
          versions.stream().sorted(Comparator.comparing(LatestVersion::key)).toList();
      VersionColumns.of(family, inOrder).insert(session);
      locks.requireNotErased(
          family.value(), Column.texts(inOrder, version -> version.key().value()));
    }
  }

  private void replaceVersions(FamilyName family, List<LatestVersion> versions) {
    if (!versions.isEmpty()) {
      locks.replaceVersions(VersionColumns.of(family, versions));
    }
  }

  /** Of the last lock: what is written in one transaction is of one time. */
  private long clockMicros() {
    if (clockMicros == 0) {
      clockMicros = locks.clockMicros();
    }
    return clockMicros;
  }

  private static boolean isQuarantined(TakenRecord record) {
    return switch (record.outcome()) {
      case CONFLICT, REJECTED -> true;
      case STORED, DUPLICATE -> false;
    };
  }
}
