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

  private final Identities identities;
  private final Door door;

  Desk(Identities identities, Door door) {
    this.identities = identities;
    this.door = door;
  }

  /**
   * Who asks, or nobody where nobody is asked for it; or what that one is answered who may not.
   *
   * @param header the first value of a header of that name, empty where there is none
   */
  Admission admit(Route route, UnaryOperator<String> header) {
    if (route.access() == Access.EVERYBODY) {
      return Admission.of(Caller.NOBODY);
    }
    Admission admission =
        route.access().isOfPages() ? door.enter(route, header) : identified(header);
    return admission.refusal() != null || isAllowed(route, admission.caller())
        ? admission
        : Admission.refused(forbidden(route, admission.caller()));
  }

  /** All that anybody may do is decided here, for pages and programs. */
  private static boolean isAllowed(Route route, Caller caller) {
    return route.access() == Access.VISITOR || caller.may(route.right());
  }

  private Reply forbidden(Route route, Caller caller) {
    return route.access().isOfPages()
        ? door.forbidden(route, caller)
        : Reply.problem(
            Status.FORBIDDEN,
            "%s has the role %s, which does not allow this."
                .formatted(caller.name(), caller.role().word()));
  }

  private Admission identified(UnaryOperator<String> header) {
    String authorization = header.apply("authorization");
    Identified found =
        isOfBrowser(header) && !Bearer.isOne(authorization)
            ? Identified.STRANGER
            : identities.byHeader(authorization);
    Caller caller = found.caller();
    if (caller != null) {
      return Admission.of(caller);
    }
    return Admission.refused(refusal(found));
  }

  private static Reply refusal(Identified found) {
    if (found.isBusy()) {
      return Reply.problem(
              Status.SERVICE_UNAVAILABLE, "Passwords of others are compared; come again.")
          .with("Retry-After", "1");
    }
    return found.isTooMany() ? tooMany() : unauthorized();
  }

  /** A browser may send a password that somebody once gave it, for whatever page asks it to. */
  private static boolean isOfBrowser(UnaryOperator<String> header) {
    return !header.apply("origin").isEmpty() || !header.apply("sec-fetch-site").isEmpty();
  }

  private static Reply tooMany() {
    return Reply.problem(
            Status.TOO_MANY_REQUESTS, "Too many attempts with a wrong password; wait a minute.")
        .with("Retry-After", String.valueOf(Attempts.WINDOW.toSeconds()));
  }

  CompletionStage<Reply> answer(Route route, Request request) {
    if (request.asksForPersonalData() && isAsked(route) && !request.caller().may(Right.UNMASK)) {
      return CompletableFuture.completedFuture(forbidden(route, request.caller()));
    }
    try {
      return route.answers().apply(request).exceptionally(thrown -> failed(route, thrown));
    } catch (RuntimeException thrown) {
      return CompletableFuture.completedFuture(failed(route, thrown));
    }
  }

  private static boolean isAsked(Route route) {
    return route.access() == Access.TOKEN || route.access() == Access.SESSION;
  }

  static Reply unauthorized() {
    return Reply.problem(
            Status.UNAUTHORIZED,
            "This needs the header `Authorization: Bearer TOKEN`, with the token that the setting"
                + " millrace.api.token holds, at the collector also millrace.collector.token, or"
                + " `Basic` with a name and a password of millrace.api.users.")
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
