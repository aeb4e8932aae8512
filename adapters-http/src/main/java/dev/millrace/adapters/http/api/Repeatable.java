package dev.millrace.adapters.http.api;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.Claim;
import dev.millrace.domain.port.call.Calls;
import dev.millrace.domain.record.ContentHash;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Executes a request once, however often it comes with the same Idempotency-Key. Only what
 * succeeded is kept. After a refusal the key is free, for a corrected request too; what failed
 * otherwise may have been done in part, and its key stays with its body.
 */
public final class Repeatable {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final int FIRST_REFUSAL = 400;
  private static final int FIRST_FAILURE = 500;

  private final Calls calls;
  private final Supplier<UUID> ids;

  public Repeatable(Calls calls, Supplier<UUID> ids) {
    this.calls = calls;
    this.ids = ids;
  }

  /**
   * Answers a request.
   *
   * @param work makes something under the id that it is given, or finds that it was made already
   */
  Reply once(Request request, Function<UUID, Reply> work) {
    Optional<String> key = request.header("idempotency-key");
    if (key.isEmpty()) {
      return work.apply(ids.get());
    }
    return isUsable(key.get()) ? once(request, call(request, key.get()), work) : unusable();
  }

  static boolean isUsable(String key) {
    return KEY.matcher(key).matches();
  }

  static Reply unusable() {
    return Reply.problem(
        Status.BAD_REQUEST,
        "An Idempotency-Key has 1 to 255 characters of printable ASCII, without spaces.");
  }

  static CallKey call(Request request, String key) {
    return new CallKey(request.principal(), request.method() + " " + request.path(), key);
  }

  private Reply once(Request request, CallKey key, Function<UUID, Reply> work) {
    Claim claim = calls.claim(key, ContentHash.ofBytes(request.body()), ids.get());
    if (claim instanceof Claim.Execute execute) {
      return execute(key, execute.subject(), work);
    }
    if (claim instanceof Claim.Answered answered) {
      return reply(answered.answer());
    }
    return claim instanceof Claim.UnderWay ? underWay() : otherContent();
  }

  static Reply underWay() {
    return Reply.problem(
            Status.CONFLICT, "The first request with this Idempotency-Key is still executed.")
        .with("Retry-After", "1");
  }

  static Reply otherContent() {
    return Reply.problem(
        Status.UNPROCESSABLE_CONTENT,
        "This Idempotency-Key stands for a request with another body.");
  }

  private Reply execute(CallKey key, UUID subject, Function<UUID, Reply> work) {
    boolean settled = false;
    try {
      Reply reply = work.apply(subject);
      settled = reply.status() < FIRST_FAILURE;
      if (settled) {
        settle(key, reply);
      }
      return reply;
    } finally {
      if (!settled) {
        calls.gaveUp(key);
      }
    }
  }

  private void settle(CallKey key, Reply reply) {
    if (reply.status() < FIRST_REFUSAL) {
      calls.answered(key, answer(reply));
    } else {
      calls.refused(key);
    }
  }

  private static Answer answer(Reply reply) {
    return new Answer(reply.status(), reply.headers().get("Location"), reply.body().text());
  }

  static Reply reply(Answer answer) {
    Reply reply = Reply.json(answer.status(), answer.body());
    return answer.location() == null ? reply : reply.at(answer.location());
  }
}
