package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Caller;
import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Role;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Element;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.document.Bytes;
import java.util.Arrays;
import java.util.List;

/** What is around every page: the head, the places one can go to, and the rules for the browser. */
final class Frame {

  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int TOO_MANY_REQUESTS = 429;
  static final int UNAVAILABLE = 503;

  private static final int SEE_OTHER = 303;

  /** Nothing comes from elsewhere, nothing within a page runs or styles, and nobody frames it. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
          + " 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private Frame() {}

  /** A page for somebody who has signed in. */
  static Reply page(int status, Session session, Page page) {
    Address events = page.events();
    Element body =
        tag(
            "body",
            tag("a.skip", "Skip to the content").to(Address.within("main")),
            header(session, page.place()),
            tag("main", page.content()).with("id", "main").with("tabindex", "-1"));
    return html(
        status, page.title(), events == null ? body : body.with("data-events", events.toString()));
  }

  /** A page for anybody. */
  static Reply bare(int status, String title, Html content) {
    return html(
        status,
        title,
        tag("body.bare", tag("main", content).with("id", "main").with("tabindex", "-1")));
  }

  /** A few words for anybody. */
  static Reply notice(int status, String title, String words) {
    return bare(
        status,
        title,
        tag(
            "section.card.notice",
            tag("h1", title),
            tag("p", words),
            tag("p", tag("a", "To the path").to(Address.ROOT))));
  }

  /** Sends the browser on; a reload repeats nothing. */
  static Reply seeOther(Address address) {
    return ruled(Reply.of(SEE_OTHER, "text/plain; charset=utf-8", Bytes.EMPTY))
        .at(address.toString());
  }

  private static Reply html(int status, String title, Element body) {
    Element page =
        tag(
                "html",
                tag(
                    "head",
                    tag("meta").with("charset", "utf-8"),
                    tag("meta")
                        .with("name", "viewport")
                        .with("content", "width=device-width, initial-scale=1"),
                    tag("meta").with("name", "color-scheme").with("content", "light dark"),
                    tag("title", title + " · Millrace"),
                    tag("link").with("rel", "stylesheet").to(Asset.STYLE.address()),
                    tag("link").with("rel", "icon").to(Asset.ICON.address()),
                    tag("script").with("defer", true).to(Asset.SCRIPT.address())),
                body)
            .with("lang", "en");
    return ruled(
        Reply.of(
            status, "text/html; charset=utf-8", Bytes.ofText("<!doctype html>" + page.written())));
  }

  private static Reply ruled(Reply reply) {
    return reply
        .with("Content-Security-Policy", POLICY)
        .with("X-Frame-Options", "DENY")
        .with("Referrer-Policy", "same-origin")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static Html header(Session session, Place current) {
    return tag(
        "header.top",
        tag("a.brand", "Millrace").to(Address.ROOT),
        tag("nav", tag("ul", places(session, current))).with("aria-label", "Places"),
        tag("p.live", "").with("id", "connection").with("role", "status"),
        tag(
                "form.sign-out",
                tag("span.who", who(session.caller())),
                Fields.seal(session),
                tag("button.quiet", "Sign out").with("type", "submit"))
            .with("method", "post")
            .to(Address.of("sign-out")));
  }

  private static String who(Caller caller) {
    return caller.role() == Role.READER
        ? caller.name()
        : caller.name() + ", " + caller.role().word();
  }

  private static List<Element> places(Session session, Place current) {
    return Arrays.stream(Place.values())
        .filter(place -> place.isPersonal() || !session.isReader())
        .map(place -> tag("li", link(place, place == current)))
        .toList();
  }

  private static Element link(Place place, boolean isCurrent) {
    Element link = tag("a", text(place.title())).to(place.address());
    return isCurrent ? link.with("aria-current", "page") : link;
  }
}
