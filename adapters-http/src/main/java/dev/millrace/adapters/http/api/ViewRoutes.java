package dev.millrace.adapters.http.api;

import dev.millrace.application.query.QueryViews;
import dev.millrace.application.query.ViewAnswer;
import dev.millrace.application.query.ViewQuestion;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reading the views: what there is to ask, and the answers, a page at a time. */
public final class ViewRoutes {

  private static final String VIEWS = "/v1/views";
  private static final String STANDARD = "100";

  /** Beside these parameters there are the columns of the view's partition key. */
  private static final List<String> OWN = List.of("from", "to", "limit", "page", "personal");

  /** So many are read at once, for reading may take seconds, and others want to be answered. */
  private static final int AT_ONCE = 2;

  /** One more may wait for its turn: the threads that are left answer others. */
  private static final int TAKEN = AT_ONCE + 1;

  private static final Duration TURN = Duration.ofSeconds(1);

  private final QueryViews views;
  private final Duration turn;
  private final Semaphore places = new Semaphore(TAKEN);
  private final Semaphore turns = new Semaphore(AT_ONCE);

  public ViewRoutes(QueryViews views) {
    this(views, TURN);
  }

  /**
   * @param turn so long one waits for its turn
   */
  ViewRoutes(QueryViews views, Duration turn) {
    this.views = views;
    this.turn = turn;
  }

  public List<Route> routes() {
    return List.of(
        Route.shared(VIEWS, request -> list()), Route.shared(VIEWS + "/{view}", this::ask));
  }

  private Reply list() {
    return Reply.json(200, Map.of("views", views.views().stream().map(ViewFields::of).toList()));
  }

  private Reply ask(Request request) {
    return limit(request).map(limit -> ask(request, limit)).orElseGet(ViewRoutes::wrongLimit);
  }

  private Reply ask(Request request, int limit) {
    boolean isPersonal = request.seesPersonalData();
    Map<String, String> key = new HashMap<>(request.query());
    OWN.forEach(key::remove);
    ViewQuestion question =
        new ViewQuestion(
            request.named("view"),
            key,
            request.query().get("from"),
            request.query().get("to"),
            request.query().get("page"),
            limit,
            isPersonal);
    return placed(question).map(answer -> reply(answer, isPersonal)).orElseGet(ViewRoutes::noTurn);
  }

  /** What is no number is as wrong as one that is too large. */
  private static Optional<Integer> limit(Request request) {
    String limit = request.query().getOrDefault("limit", STANDARD);
    return limit.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(limit)) : Optional.empty();
  }

  private Optional<ViewAnswer> placed(ViewQuestion question) {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return inTurn(question);
    } finally {
      places.release();
    }
  }

  private Optional<ViewAnswer> inTurn(ViewQuestion question) {
    if (!hasTurn()) {
      return Optional.empty();
    }
    try {
      return Optional.of(views.ask(question));
    } finally {
      turns.release();
    }
  }

  private boolean hasTurn() {
    try {
      return turns.tryAcquire(turn.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Reply reply(ViewAnswer answer, boolean isPersonal) {
    if (answer instanceof ViewAnswer.Page page) {
      return Reply.json(200, ViewFields.of(page, isPersonal));
    }
    return answer instanceof ViewAnswer.Refused refused
        ? Reply.problem(Status.BAD_REQUEST, "This asks for no page.", refused.problems())
        : Reply.problem(Status.NOT_FOUND, ((ViewAnswer.Unknown) answer).problem());
  }

  private static Reply wrongLimit() {
    return Reply.problem(
        Status.BAD_REQUEST, "limit is a whole number from 1 to " + QueryViews.MOST + ".");
  }

  private static Reply noTurn() {
    return Reply.refused(Refusal.NO_TURN, "As many views as may are read already; repeat it.")
        .with("Retry-After", "1");
  }
}
