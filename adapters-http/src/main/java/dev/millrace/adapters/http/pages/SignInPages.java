package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Caller;
import dev.millrace.adapters.http.api.Identified;
import dev.millrace.adapters.http.api.Identities;
import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Request;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.api.Route.Access;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Signing in with what the HTTP interface takes, too, and signing out. */
final class SignInPages {

  private static final String SIGN_IN = "/sign-in";
  private static final String TOKEN = "token";
  private static final String NAME = "name";

  private final Identities identities;
  private final Secrets secrets;
  private final Sessions sessions;
  private final Cookies cookies;
  private final Gate gate;

  SignInPages(
      Identities identities, Secrets secrets, Sessions sessions, Cookies cookies, Gate gate) {
    this.identities = identities;
    this.secrets = secrets;
    this.sessions = sessions;
    this.cookies = cookies;
    this.gate = gate;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", SIGN_IN, Access.VISITOR, request -> Gate.now(ask(request))),
        new Route("POST", SIGN_IN, Access.VISITOR, request -> Gate.now(signIn(request))),
        gate.ofSession("/sign-out", this::signOut),
        new Route(
            "GET",
            "/assets/{asset}",
            Access.VISITOR,
            request -> Gate.now(Asset.named(request.named("asset")))));
  }

  private Reply ask(Request request) {
    return sessions.of(cookies(request)).isPresent()
        ? Frame.seeOther(Address.ROOT)
        : asked(Frame.OK, "");
  }

  /** The form's seal is the visit's cookie: another site can neither read nor set it. */
  private Reply asked(int status, String problem) {
    String visit = secrets.draw();
    return Frame.bare(status, "Sign in", form(visit, problem))
        .with("Set-Cookie", cookies.set(Cookies.Name.VISIT, visit));
  }

  private Html form(String visit, String problem) {
    return tag(
        "section.card.sign-in",
        tag("p.brand", "Millrace"),
        tag("h1", "Sign in"),
        problem.isEmpty() ? Html.nothing() : tag("p.mistakes", problem).with("role", "alert"),
        tag(
                "form",
                Fields.hidden(Fields.SEAL, visit),
                identities.hasPeople()
                    ? Fields.labelled(
                        "Name; none with a token",
                        Fields.input("text", NAME, "").with("spellcheck", "false"))
                    : Html.nothing(),
                Fields.labelled(
                    identities.hasPeople() ? "Password or token" : "Token",
                    Fields.input("password", TOKEN, "")
                        .with("required", true)
                        .with("spellcheck", "false")),
                tag("button.primary", "Sign in").with("type", "submit"))
            .with("method", "post")
            .to(Address.of("sign-in")),
        tag(
            "p.quiet",
            text("The token is what the setting "),
            tag("code", "millrace.api.token"),
            text(" holds. "),
            tag("code", "millrace up"),
            text(" keeps it in "),
            tag("code", "millrace.properties"),
            text(" of its data folder:")),
        tag("pre", tag("code", "grep api.token .millrace/millrace.properties")));
  }

  private Reply signIn(Request request) {
    Form form = Form.read(request.body());
    if (!Secrets.same(
        form.text(Fields.SEAL), cookies.value(cookies(request), Cookies.Name.VISIT))) {
      return asked(Frame.FORBIDDEN, "The form was out of date. Try again.");
    }
    Identified found =
        form.text(NAME).isEmpty()
            ? identities.byToken(form.text(TOKEN))
            : identities.byPassword(form.text(NAME), form.fields().getOrDefault(TOKEN, ""));
    Caller caller = found.caller();
    if (caller != null) {
      return Frame.seeOther(Address.ROOT).with("Set-Cookie", opened(caller));
    }
    if (found.isBusy()) {
      return asked(Frame.UNAVAILABLE, "Others are signing in just now. Try again.");
    }
    return found.isTooMany()
        ? asked(Frame.TOO_MANY_REQUESTS, "There were too many attempts. Wait a minute.")
        : asked(Frame.UNAUTHORIZED, unknown(form));
  }

  /** Which of the two is wrong is nobody's business. */
  private static String unknown(Form form) {
    return form.text(NAME).isEmpty()
        ? "That is not the token."
        : "Nobody has that name and password.";
  }

  private String opened(Caller caller) {
    return cookies.set(Cookies.Name.SESSION, sessions.open(caller));
  }

  private CompletionStage<Reply> signOut(Guest guest) {
    sessions.close(guest.session());
    return Gate.now(
        Frame.seeOther(Address.of("sign-in"))
            .with("Set-Cookie", cookies.remove(Cookies.Name.SESSION)));
  }

  private static String cookies(Request request) {
    return request.header("cookie").orElse("");
  }
}
