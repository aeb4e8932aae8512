package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Bearer;
import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Request;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.api.Route.Access;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Signing in with the token that the HTTP interface takes, too, and signing out. */
final class SignInPages {

  private static final String SIGN_IN = "/sign-in";
  private static final String TOKEN = "token";

  private final Bearer bearer;
  private final Secrets secrets;
  private final Sessions sessions;
  private final Gate gate;

  SignInPages(Bearer bearer, Secrets secrets, Sessions sessions, Gate gate) {
    this.bearer = bearer;
    this.secrets = secrets;
    this.sessions = sessions;
    this.gate = gate;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", SIGN_IN, Access.VISITOR, request -> Gate.now(ask(request))),
        new Route("POST", SIGN_IN, Access.VISITOR, request -> Gate.now(signIn(request))),
        gate.action("/sign-out", Access.EITHER_SESSION, this::signOut),
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
        .with("Set-Cookie", Cookies.set(Cookies.VISIT, visit));
  }

  private static Html form(String visit, String problem) {
    return tag(
        "section.card.sign-in",
        tag("p.brand", "Millrace"),
        tag("h1", "Sign in"),
        problem.isEmpty() ? Html.nothing() : tag("p.mistakes", problem).with("role", "alert"),
        tag(
                "form",
                Fields.hidden(Fields.SEAL, visit),
                Fields.labelled(
                    "Token",
                    Fields.input("password", TOKEN, "")
                        .with("required", true)
                        .with("spellcheck", "false")),
                tag("button.primary", "Sign in").with("type", "submit"))
            .with("method", "post")
            .to(Address.of("sign-in")),
        tag(
            "p.quiet",
            text("It is what the setting "),
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
    if (!Secrets.same(form.text(Fields.SEAL), Cookies.value(cookies(request), Cookies.VISIT))) {
      return asked(Frame.FORBIDDEN, "The form was out of date. Try again.");
    }
    return bearer
        .holderOf(form.text(TOKEN))
        .map(principal -> Frame.seeOther(Address.ROOT).with("Set-Cookie", opened(principal)))
        .orElseGet(() -> asked(Frame.UNAUTHORIZED, "That is not the token."));
  }

  private String opened(String principal) {
    return Cookies.set(Cookies.SESSION, sessions.open(principal));
  }

  private CompletionStage<Reply> signOut(Guest guest) {
    sessions.close(guest.session());
    return Gate.now(
        Frame.seeOther(Address.of("sign-in")).with("Set-Cookie", Cookies.remove(Cookies.SESSION)));
  }

  private static String cookies(Request request) {
    return request.header("cookie").orElse("");
  }
}
