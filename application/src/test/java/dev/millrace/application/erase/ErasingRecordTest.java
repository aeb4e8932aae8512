package dev.millrace.application.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.erase.Proof.Kept;
import dev.millrace.application.redrive.RedriveStep;
import dev.millrace.application.redrive.RedrivingLetters;
import dev.millrace.application.verify.Verification;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.audit.AuditEntry;
import dev.millrace.domain.port.audit.Deed;
import dev.millrace.domain.port.audit.Ending;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.port.erasure.Erased;
import dev.millrace.domain.port.erasure.ErasureTransaction;
import dev.millrace.domain.port.erasure.Erasures;
import dev.millrace.domain.port.erasure.InMemoryErasures;
import dev.millrace.domain.port.erasure.Remains;
import dev.millrace.domain.port.erasure.Sought;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ErasingRecordTest {

  private static final FamilyName USERS = new FamilyName("users");

  private final InMemoryPath path = new InMemoryPath(1);
  private final EraseRecord erasing = path.erasing();

  @Test
  void aRecordIsGoneEverywhereAndTheProofTellsWhatWasThere() {
    RunId run = path.ingest(List.of(user(1, "DE"), user(2, "DE")), 2);
    path.relay();
    path.project();

    Proof at = erasing.erase(USERS, key(1), "ada");
    assertThat(at.isDone()).isFalse();
    assertThat(at.views()).extracting(Kept::now).containsOnly(1L, 0L);
    path.relay();
    path.project();
    Proof proof = erasing.again(at);

    assertThat(proof.isDone()).isTrue();
    assertThat(proof.stores())
        .filteredOn(kept -> Set.of("VERSION", "RAW", "OUTBOX", "PAGES").contains(kept.place()))
        .hasSize(4)
        .allMatch(kept -> kept.before() == 1 && kept.now() == 0);
    assertThat(proof.topic().before()).isEqualTo(1);
    assertThat(proof.views()).extracting(Kept::before).containsOnly(1L, 0L);
    assertThat(proof.views()).extracting(Kept::now).containsOnly(0L);
    assertThat(rows("users_by_id")).containsExactly(id(2));
    assertThat(rows("users_by_country_and_day")).containsExactly(id(2));
    assertComplete(run, 1, 1);
  }

  @Test
  void whoHasYetToBePublishedIsErasedAndTheRunAddsUp() {
    RunId run = path.ingest(List.of(user(1, "DE"), user(2, "DE")), 2);

    Proof at = erasing.erase(USERS, key(1), "ada");
    path.relay();
    path.project();

    assertThat(erasing.again(at).isDone()).isTrue();
    assertThat(rows("users_by_id")).containsExactly(id(2));
    assertThat(path.log.published())
        .noneMatch(one -> one.row().payload().text().contains(id(1).toString()));
    assertComplete(run, 1, 1);
  }

  @Test
  void theRowsOfAVersionThatNobodySawMovingGoToo() {
    path.ingest(List.of(user(1, "DE")), 1);
    path.relay();
    path.project();
    path.ingest(List.of(user(1, "FR")), 1);
    path.ingest(List.of(user(1, "GB")), 1);
    path.relay();
    path.lose();
    assertThat(rows("users_by_country_and_day")).hasSize(1);

    erasing.erase(USERS, key(1), "ada");
    path.relay();
    path.project();

    assertThat(rows("users_by_country_and_day")).isEmpty();
  }

  @Test
  void whoComesAgainIsRefusedWithoutAByteOfHim() {
    path.ingest(List.of(user(1, "DE")), 1);
    erasing.erase(USERS, key(1), "ada");

    RunId again = path.ingest(List.of(user(1, "FR"), user(2, "DE")), 2);
    path.relay();
    path.project();

    assertThat(path.ledger.sheet(again).orElseThrow())
        .extracting(Sheet::fetched, Sheet::stored, Sheet::quarantined, Sheet::isSettled)
        .containsExactly(2L, 1L, 1L, true);
    assertThat(rows("users_by_id")).containsExactly(id(2));
    TakenRecord refused = path.store.pages().get(1).write().records().get(0);
    assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(refused.bytes()).isEqualTo(Bytes.EMPTY);
    assertThat(refused.key()).isNull();
    assertThat(refused.reasons().get(0).problem()).contains("was erased");
    assertThat(path.store.pages().get(1).write().page().body().text())
        .doesNotContain(id(1).toString())
        .contains(id(2).toString());
    assertThat(erasing.look(USERS, key(1)).isOfNothing()).as("he was never published").isTrue();
  }

  @Test
  void neitherAReplayNorAStreamThatBeginsAnewBringsHimBack() {
    RunId run = path.ingest(List.of(user(1, "DE"), user(2, "DE")), 2);
    path.relay();
    path.project();
    erasing.erase(USERS, key(1), "ada");

    Replay ofTheRun = path.replayAll(new Selection.OfRun(USERS, run));
    Replay ofTheKey = path.replayAll(new Selection.OfKeys(USERS, new TreeSet<>(Set.of(key(1)))));
    path.relay();
    path.project();

    assertThat(ofTheRun).extracting(Replay::events, Replay::lost).containsExactly(1L, 0L);
    assertThat(ofTheKey).extracting(Replay::events, Replay::lost).containsExactly(0L, 1L);
    assertThat(rows("users_by_id")).containsExactly(id(2));
  }

  @Test
  void noRedriveBringsHimBackThoughItHasBegunBefore() {
    RunId run = path.ingest(List.of(user(1, "DE"), user(2, "DE")), 2);
    path.store.outbox().forEach(stored -> path.dying.add(stored.row().event()));
    path.relay();
    path.project();
    path.dying.clear();
    RedrivingLetters redriving = path.redriving();
    Redrive begun = redriving.begin(LetterFilter.ALL, true, "ada");

    Proof proof = erasing.erase(USERS, key(1), "ada");
    RedriveStep step = redriving.advance(begun, LetterFilter.ALL, USERS, 0, 100);
    path.relay();
    path.project();
    path.settling().settle();

    assertThat(proof.stores())
        .filteredOn(kept -> kept.place().equals("DEAD_LETTERS"))
        .extracting(Kept::before, Kept::now)
        .containsExactly(tuple(1L, 0L));
    assertThat(step.events()).isEqualTo(1);
    assertThat(rows("users_by_id")).containsExactly(id(2));
    assertComplete(run, 1, 1);
  }

  @Test
  void whoIsErasedTwiceIsDeletedAgain() {
    path.ingest(List.of(user(1, "DE")), 1);
    path.relay();
    path.project();
    erasing.erase(USERS, key(1), "ada");
    path.relay();
    path.lose();
    assertThat(rows("users_by_country_and_day")).hasSize(1);

    Proof at = erasing.erase(USERS, key(1), "bob");
    path.relay();
    path.project();

    assertThat(erasing.again(at).isDone()).isTrue();
    assertThat(rows("users_by_country_and_day")).isEmpty();
  }

  /** The store's clock stands behind the versions' times. */
  @Test
  void whoIsErasedTwiceBeforeTheFirstIsPublishedIsDeletedBehindHisVersions() {
    path.ingest(List.of(user(1, "DE")), 1);
    path.ingest(List.of(user(1, "FR")), 1);
    path.relay();
    path.project();

    erasing.erase(USERS, key(1), "ada");
    Proof at = erasing.erase(USERS, key(1), "ada");
    path.relay();
    path.project();

    assertThat(erasing.again(at).isDone()).isTrue();
  }

  @Test
  void aLookChangesNothing() {
    path.ingest(List.of(user(1, "DE")), 1);
    path.relay();
    path.project();

    Proof proof = erasing.look(USERS, key(1));

    assertThat(proof.erased()).isNull();
    assertThat(proof.isDone()).isFalse();
    assertThat(proof.isOfNothing()).isFalse();
    assertThat(proof.stores()).allMatch(kept -> kept.before() == kept.now());
    assertThat(erasing.look(USERS, key(1))).isEqualTo(proof);
    assertThat(erasing.look(USERS, key(2)).isOfNothing()).isTrue();
  }

  @Test
  void theAuditHasWhoAskedAndByWhichEventItWasDoneAndNotOfWhom() {
    path.ingest(List.of(user(1, "DE")), 1);

    erasing.look(USERS, key(1));
    Proof proof = erasing.erase(USERS, key(1), "ada");

    assertThat(path.audit.newest(Long.MAX_VALUE, 9))
        .singleElement()
        .extracting(AuditEntry::deed, AuditEntry::ending)
        .containsExactly(
            new Deed("ada", "erase a record of users", "event " + proof.tombstone()), Ending.DONE);
  }

  @Test
  void whatIsNotErasedIsNotSaidToBe() {
    assertThat(endingAfter(new TransientFailure("away"))).isEqualTo(Ending.FAILED);
    assertThat(endingAfter(new OutcomeUnknown("cut"))).isEqualTo(Ending.UNKNOWN);
  }

  private Ending endingAfter(RuntimeException failure) {
    Erasures failing =
        new Erasures() {
          private final Erasures erasures = new InMemoryErasures(path.store);

          @Override
          public <T> T seek(FamilyName family, RecordKey key, Function<Sought, T> work) {
            return erasures.seek(family, key, sought -> work.apply(failing(sought, failure)));
          }

          @Override
          public Optional<Erased> erased(FamilyName family, RecordKey key) {
            return erasures.erased(family, key);
          }
        };
    assertThatThrownBy(() -> path.erasing(failing).erase(USERS, key(1), "ada")).isSameAs(failure);
    return Objects.requireNonNull(path.audit.newest(Long.MAX_VALUE, 1).get(0).ending());
  }

  private static Sought failing(Sought sought, RuntimeException failure) {
    return new Sought() {

      @Override
      public Remains remains() {
        return sought.remains();
      }

      @Override
      public <T> T inTransaction(Function<ErasureTransaction, T> work) {
        throw failure;
      }
    };
  }

  @Test
  void aKeyIsReadAsTheFamilyWritesIt() {
    path.ingest(List.of(user(1, "DE")), 1);
    RecordKey upper = new RecordKey(new UUID(0xabcdef, 1).toString().toUpperCase(Locale.ROOT));

    assertThat(erasing.look(USERS, upper).key().value())
        .isEqualTo(new UUID(0xabcdef, 1).toString());
    assertThatThrownBy(() -> erasing.erase(USERS, new RecordKey("ada"), "ada"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No record of users has the key ada: it is a uuid");
    assertThatThrownBy(() -> erasing.look(new FamilyName("cats"), key(1)))
        .hasMessageContaining("cats");
  }

  private void assertComplete(RunId run, long served, long expired) {
    Verification verification = path.verifying().verify(run).orElseThrow();
    assertThat(verification)
        .extracting(
            Verification::isAccountedFor,
            Verification::served,
            Verification::expired,
            one -> one.sheet().isSettled())
        .containsExactly(true, served, expired, true);
  }

  private List<UUID> rows(String view) {
    View of =
        path.users.views().stream().filter(one -> one.name().equals(view)).findAny().orElseThrow();
    List<UUID> ids = new ArrayList<>();
    path.views.scan(
        of, rows -> rows.forEach(row -> ids.add(row.value("user_id", UUID.class).orElseThrow())));
    return ids;
  }

  private static Document user(int number, String country) {
    return MapDocument.of(
        Map.of(
            "login",
            Map.of("uuid", id(number).toString()),
            "registered",
            Map.of("date", "2012-02-05T06:55:30.031Z"),
            "nat",
            country));
  }

  private static UUID id(int number) {
    return new UUID(7, number);
  }

  private static RecordKey key(int number) {
    return new RecordKey(id(number).toString());
  }
}
