package dev.millrace.adapters.postgres;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.Claim;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.call.Calls;
import dev.millrace.domain.record.ContentHash;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;

/** Calls in PostgreSQL: a row per key, whose lock decides who executes. */
public final class PostgresCalls implements Calls {

  private final Transactions transactions;
  private final InstantSource clock;

  public PostgresCalls(PostgresDatabase database, InstantSource clock) {
    this.transactions = database.transactions();
    this.clock = clock;
  }

  @Override
  public Claim claim(CallKey key, ContentHash content, UUID subject) {
    return run("claim a call", calls -> claim(calls, key, content, subject));
  }

  @Override
  public void answered(CallKey key, Answer answer) {
    run("keep an answer", calls -> calls.answered(key, answer));
  }

  @Override
  public void gaveUp(CallKey key) {
    run("give a call up", calls -> calls.claimedUntil(key, clock.instant()));
  }

  @Override
  public void refused(CallKey key) {
    run("forget a refused call", calls -> calls.release(key));
  }

  private Claim claim(CallStatements calls, CallKey key, ContentHash content, UUID subject) {
    Instant now = clock.instant();
    calls.forget(now.minus(KEPT));
    if (calls.insert(key, content.hex(), subject, now.plus(LEASE), now) == 1) {
      return new Claim.Execute(subject);
    }
    CallRow known = calls.lock(key);
    if (known == null) {
      throw new TransientFailure("The call was being forgotten; it may be repeated");
    }
    Claim claim = known.claim(content, now);
    if (claim instanceof Claim.Execute) {
      calls.claimedUntil(key, now.plus(LEASE));
    }
    return claim;
  }

  private <T> T run(String what, Function<CallStatements, T> work) {
    return transactions.run(what, session -> work.apply(session.getMapper(CallStatements.class)));
  }
}
