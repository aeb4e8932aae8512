package dev.millrace.domain.port.call;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.Claim;
import dev.millrace.domain.record.ContentHash;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls in memory. Safe for all threads. */
public final class InMemoryCalls implements Calls {

  private record Known(
      ContentHash content, UUID subject, Instant firstAt, Instant until, @Nullable Answer answer) {

    Known claimedUntil(Instant other) {
      return new Known(content, subject, firstAt, other, answer);
    }

    Known with(Answer given) {
      return answer == null ? new Known(content, subject, firstAt, until, given) : this;
    }
  }

  private final InstantSource clock;
  private final Map<CallKey, Known> known = new LinkedHashMap<>();

  public InMemoryCalls(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Claim claim(CallKey key, ContentHash content, UUID subject) {
    Instant now = clock.instant();
    known.values().removeIf(call -> !call.firstAt().plus(KEPT).isAfter(now));
    Known call = known.get(key);
    if (call == null) {
      known.put(key, new Known(content, subject, now, now.plus(LEASE), null));
      return new Claim.Execute(subject);
    }
    if (!call.content().equals(content)) {
      return new Claim.OtherContent();
    }
    Answer answer = call.answer();
    if (answer != null) {
      return new Claim.Answered(answer);
    }
    if (call.until().isAfter(now)) {
      return new Claim.UnderWay();
    }
    known.put(key, call.claimedUntil(now.plus(LEASE)));
    return new Claim.Execute(call.subject());
  }

  @Override
  public synchronized void answered(CallKey key, Answer answer) {
    known.computeIfPresent(key, (same, call) -> call.with(answer));
  }

  @Override
  public synchronized void gaveUp(CallKey key) {
    known.computeIfPresent(key, (same, call) -> call.claimedUntil(clock.instant()));
  }

  @Override
  public synchronized void refused(CallKey key) {
    known.computeIfPresent(key, (same, call) -> call.answer() == null ? null : call);
  }
}
