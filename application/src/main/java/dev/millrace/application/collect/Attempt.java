package dev.millrace.application.collect;

import dev.millrace.application.ingest.Candidate;
import dev.millrace.application.ingest.ParsedPage;
import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.KeptCall;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.intake.Standing;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.record.RawRecord;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One try at storing a group as the next page of a run. */
final class Attempt<R> {

  private final CollectingRun.Current<R> run;
  private final List<Waiting<R>> group;
  private final Instant now;
  private final @Nullable Stored lost;
  private @Nullable Stored last;

  /**
   * @param lost what the last try would have stored, if nobody knows whether it did
   */
  Attempt(
      CollectingRun.Current<R> run, List<Waiting<R>> group, Instant now, @Nullable Stored lost) {
    this.run = run;
    this.group = group;
    this.now = now;
    this.lost = lost;
  }

  /** What was about to be committed last. */
  @Nullable Stored last() {
    return last;
  }

  /** Stores the group, in a transaction that may be repeated; empty when the run is over. */
  Optional<Stored> store(IntakeTransaction transaction) {
    Optional<Standing> standing = transaction.lockRun(run.id());
    int next = standing.map(Standing::nextPage).orElse(1);
    if (lost != null && next > lost.page()) {
      return Optional.of(lost);
    }
    if (standing.filter(Standing::isOver).isPresent()) {
      return Optional.empty();
    }
    Stored stored = store(transaction, next);
    last = stored;
    return Optional.of(stored);
  }

  private Stored store(IntakeTransaction transaction, int next) {
    Map<CallKey, KeptCall> known = transaction.answered(keys());
    List<Waiting<R>> fresh =
        group.stream().filter(batch -> repeated(batch, known).isEmpty()).toList();
    List<TakenRecord> taken =
        fresh.isEmpty() ? List.of() : take(transaction, next, fresh).records();
    List<KeptCall> kept = new ArrayList<>();
    List<Collected> answers = answers(known, taken, kept);
    transaction.keep(kept);
    return new Stored(fresh.isEmpty() ? 0 : next, taken.size(), answers);
  }

  private Set<CallKey> keys() {
    return group.stream()
        .flatMap(batch -> Optional.ofNullable(batch.batch().call()).stream())
        .map(Call::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<Collected> repeated(Waiting<?> batch, Map<CallKey, KeptCall> known) {
    Call call = batch.batch().call();
    KeptCall before = call == null ? null : known.get(call.key());
    if (call == null || before == null) {
      return Optional.empty();
    }
    return Optional.of(
        before.content().equals(call.content())
            ? new Collected.Answered(before.answer())
            : new Collected.OtherContent());
  }

  private PageWrite take(IntakeTransaction transaction, int number, List<Waiting<R>> fresh) {
    List<Candidate<R>> candidates =
        fresh.stream().flatMap(batch -> batch.candidates().stream()).toList();
    URI source = RunPlan.collected(run.pages().family().name(), 1).source();
    List<RawRecord> raw = candidates.stream().map(Candidate::raw).toList();
    FetchedPage page =
        new FetchedPage(
            new PageRequest(source, "", number, candidates.size()),
            Bytes.EMPTY,
            Map.of(),
            now,
            Duration.ZERO,
            raw);
    return run.pages().take(transaction, run.id(), ParsedPage.of(page, candidates));
  }

  /** The answers in the order of the group; those that are to be kept are added to the list. */
  private List<Collected> answers(
      Map<CallKey, KeptCall> known, List<TakenRecord> taken, List<KeptCall> kept) {
    List<Collected> answers = new ArrayList<>();
    int first = 0;
    for (Waiting<R> batch : group) {
      Optional<Collected> before = repeated(batch, known);
      if (before.isPresent()) {
        answers.add(before.get());
        continue;
      }
      Taken part = new Taken(run.id(), taken.subList(first, first + batch.size()));
      first += batch.size();
      Answer answer = batch.batch().wording().apply(part);
      answers.add(new Collected.Answered(answer));
      Call call = batch.batch().call();
      if (call != null) {
        kept.add(new KeptCall(call.key(), call.content(), answer));
      }
    }
    return answers;
  }
}
