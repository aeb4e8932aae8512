package dev.millrace.adapters.http.api;

import dev.millrace.adapters.http.api.Route.Access;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request by its route: asks who it is first, and finds words for what fails. */
final class Desk {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final Bearer bearer;

  Desk(Bearer bearer) {
    this.bearer = bearer;
  }

  Reply answer(Route route, Request request) {
    if (route.access() == Access.EVERYBODY) {
      return attempt(route, request);
    }
    Optional<String> principal = bearer.principal(request.header("authorization").orElse(""));
    return principal.map(name -> attempt(route, request.of(name))).orElseGet(Desk::unauthorized);
  }

  private static Reply unauthorized() {
    return Reply.problem(
            Status.UNAUTHORIZED,
            "This needs the header `Authorization: Bearer TOKEN`, with the token that the setting"
                + " millrace.api.token holds.")
        .with("WWW-Authenticate", "Bearer");
  }

  private static Reply attempt(Route route, Request request) {
    try {
      return route.answers().apply(request);
    } catch (TransientFailure | OutcomeUnknown failure) {
      LOG.warn("{} {}: {}", route.method(), route.path(), failure.getMessage());
      return Reply.problem(
              Status.SERVICE_UNAVAILABLE,
              "Something that this needs is away for now. With an Idempotency-Key it can be"
                  + " repeated safely.")
          .with("Retry-After", "1");
    } catch (PermanentFailure failure) {
      LOG.error("{} {}: {}", route.method(), route.path(), failure.getMessage());
      return failed();
    } catch (RuntimeException bug) {
      LOG.error("{} {}", route.method(), route.path(), bug);
      return failed();
    }
  }

  private static Reply failed() {
    return Reply.problem(
        Status.INTERNAL_SERVER_ERROR, "Millrace failed; the log of this process says why.");
  }
}
