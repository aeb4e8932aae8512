package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Auditor;
import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Request;
import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.api.Route.Access;
import dev.millrace.adapters.http.html.Address;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Makes routes of pages and of what is done on them; nothing is done without a form's seal. */
final class Gate {

  private static final int UNSUPPORTED_MEDIA_TYPE = 415;

  private final Sessions sessions;
  private final Auditor auditor;
  private final Questions questions;

  Gate(Sessions sessions, Auditor auditor, Questions questions) {
    this.sessions = sessions;
    this.auditor = auditor;
    this.questions = questions;
  }

  /** A page for whoever may read. */
  Route page(String path, Function<Guest, CompletionStage<Reply>> page) {
    return page(path, Right.READ, page);
  }

  /** The same for who has another right; a look at personal data is noted. */
  Route page(String path, Right right, Function<Guest, CompletionStage<Reply>> page) {
    return new Route(
        "GET",
        path,
        Access.SESSION,
        right,
        request ->
            signedIn(
                request,
                guest ->
                    guest.isPersonal()
                        ? noted(guest, path, questions.patience(), page)
                        : page.apply(guest)));
  }

  /** What is done by a form, for whoever may operate; it is noted in the audit. */
  Route action(String path, Function<Guest, CompletionStage<Reply>> act) {
    return sealed(
        path, Right.OPERATE, guest -> noted(guest, path, Questions.PATIENCE_WITH_CHANGES, act));
  }

  /** The same for all who have signed in; it changes nothing but the session, and is not noted. */
  Route ofSession(String path, Function<Guest, CompletionStage<Reply>> act) {
    return sealed(path, Right.READ_RECORDS, act);
  }

  private Route sealed(String path, Right right, Function<Guest, CompletionStage<Reply>> act) {
    return new Route(
        "POST",
        path,
        Access.SESSION,
        right,
        request -> signedIn(request, guest -> whenSealed(guest, act)));
  }

  /** Nothing is done, and no personal data is shown, that is not noted. */
  private CompletionStage<Reply> noted(
      Guest guest, String path, Duration patience, Function<Guest, CompletionStage<Reply>> act) {
    return questions
        .ask(
            RunsPage.SERVER,
            patience,
            () -> auditor.asked(guest.session().caller().name(), path, guest.request()))
        .thenCompose(
            noted ->
                noted instanceof Part.Known<Long> known
                    ? act.apply(guest).thenCompose(reply -> ended(known.value(), patience, reply))
                    : now(unnoted()));
  }

  private CompletionStage<Reply> ended(long number, Duration patience, Reply reply) {
    return questions
        .ask(
            RunsPage.SERVER,
            patience,
            () -> {
              auditor.ended(number, reply);
              return reply;
            })
        .thenApply(done -> reply);
  }

  private static Reply unnoted() {
    return Frame.notice(
        Frame.UNAVAILABLE,
        "Not done",
        "It cannot be noted in the audit for now, for PostgreSQL does not answer. Try again.");
  }

  /** The session may have ended since the door. */
  private CompletionStage<Reply> signedIn(
      Request request, Function<Guest, CompletionStage<Reply>> answer) {
    return sessions
        .of(request.header("cookie").orElse(""))
        .map(session -> answer.apply(new Guest(session, request)))
        .orElseGet(() -> now(Frame.seeOther(Address.of("sign-in"))));
  }

  private static CompletionStage<Reply> whenSealed(
      Guest guest, Function<Guest, CompletionStage<Reply>> act) {
    if (!guest.request().contentType().equals(Form.TYPE)) {
      return now(Frame.notice(UNSUPPORTED_MEDIA_TYPE, "No form", "Pages take forms alone."));
    }
    return Secrets.same(guest.form().text(Fields.SEAL), guest.session().seal())
        ? act.apply(guest)
        : now(unsealed());
  }

  static Reply unsealed() {
    return Frame.notice(
        Frame.FORBIDDEN,
        "Not from this page",
        "The form is of an earlier session or of another site; nothing was done. Load the page"
            + " again.");
  }

  static CompletionStage<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }
}
