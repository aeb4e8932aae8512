package dev.millrace.adapters.http.api;

import dev.millrace.adapters.http.api.Route.Access;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request by its route: asks who it is first, and finds words for what fails. */
final class Desk {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private static final String AWAY =
      "Something that this needs is away for now. With an Idempotency-Key it can be repeated"
          + " safely.";
  private static final String UNKNOWN =
      "Nobody knows whether this was done. With the same Idempotency-Key it can be repeated"
          + " safely; without one it may be done twice.";

  private final Bearer bearer;
  private final Door door;

  Desk(Bearer bearer, Door door) {
    this.bearer = bearer;
    this.door = door;
  }

  /**
   * Who asks, or nobody where nobody is asked for it; or what that one is answered who may not.
   *
   * @param header the first value of a header of that name, empty where there is none
   */
  Admission admit(Route route, UnaryOperator<String> header) {
    if (route.access() == Access.EVERYBODY) {
      return Admission.of("");
    }
    if (route.access().isOfPages()) {
      return door.enter(route, header);
    }
    return bearer
        .principal(header.apply("authorization"))
        .filter(principal -> admits(route, principal))
        .map(Admission::of)
        .orElseGet(() -> Admission.refused(unauthorized()));
  }

  private static boolean admits(Route route, String principal) {
    return route.access() == Access.EITHER_TOKEN
        || !principal.equals(Bearer.READER_OF_PERSONAL_DATA);
  }

  CompletionStage<Reply> answer(Route route, Request request) {
    try {
      return route.answers().apply(request).exceptionally(thrown -> failed(route, thrown));
    } catch (RuntimeException thrown) {
      return CompletableFuture.completedFuture(failed(route, thrown));
    }
  }

  static Reply unauthorized() {
    return Reply.problem(
            Status.UNAUTHORIZED,
            "This needs the header `Authorization: Bearer TOKEN`, with the token that the setting"
                + " millrace.api.token holds.")
        .with("WWW-Authenticate", "Bearer");
  }

  private static Reply failed(Route route, Throwable thrown) {
    Throwable cause = Thrown.unwrapped(thrown);
    if (cause instanceof TransientFailure || cause instanceof OutcomeUnknown) {
      LOG.warn("{} {}: {}", route.method(), route.path(), cause.getMessage());
      return cause instanceof OutcomeUnknown
          ? later(Refusal.OUTCOME_UNKNOWN, UNKNOWN)
          : later(Refusal.AWAY, AWAY);
    }
    if (cause instanceof PermanentFailure) {
      LOG.error("{} {}: {}", route.method(), route.path(), cause.getMessage());
    } else {
      LOG.error("{} {}", route.method(), route.path(), cause);
    }
    return Reply.problem(
        Status.INTERNAL_SERVER_ERROR, "Millrace failed; the log of this process says why.");
  }

  private static Reply later(Refusal refusal, String why) {
    return Reply.refused(refusal, why).with("Retry-After", "1");
  }
}
