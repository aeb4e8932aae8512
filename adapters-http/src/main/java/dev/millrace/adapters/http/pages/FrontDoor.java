package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Admission;
import dev.millrace.adapters.http.api.Caller;
import dev.millrace.adapters.http.api.Door;
import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.api.Route.Access;
import dev.millrace.adapters.http.html.Address;
import java.util.function.UnaryOperator;

/** Lets in who comes by a name of this server's, from its own pages, and has signed in. */
final class FrontDoor implements Door {

  private static final int MISDIRECTED = 421;

  private final Hosts hosts;
  private final Sessions sessions;

  FrontDoor(Hosts hosts, Sessions sessions) {
    this.hosts = hosts;
    this.sessions = sessions;
  }

  @Override
  public Admission enter(Route route, UnaryOperator<String> header) {
    String host = header.apply("host");
    if (!hosts.admit(host)) {
      return refused(
          MISDIRECTED,
          "Not by this name",
          "The pages are there by the names of the loopback, and by those that the setting"
              + " millrace.api.hosts holds.");
    }
    if (isChange(route)
        && !Hosts.isOwn(host, header.apply("origin"), header.apply("sec-fetch-site"))) {
      return refused(
          Frame.FORBIDDEN,
          "Not from there",
          "Another site's page has sent this; nothing was done.");
    }
    return route.access() == Access.VISITOR
        ? Admission.of(Caller.NOBODY)
        : sessions
            .of(header.apply("cookie"))
            .map(session -> Admission.of(session.caller()))
            .orElseGet(() -> Admission.refused(outside(route)));
  }

  /** Who may see the views alone is led there. */
  @Override
  public Reply forbidden(Route route, Caller caller) {
    return isChange(route) || caller.may(Right.READ)
        ? Frame.notice(
            Frame.FORBIDDEN,
            "Not with this role",
            "%s has the role %s, which does not allow this; nothing was done."
                .formatted(caller.name(), caller.role().word()))
        : Frame.seeOther(Address.of("views"));
  }

  private static Reply outside(Route route) {
    return route.path().startsWith("/events/")
        ? Frame.notice(Frame.UNAUTHORIZED, "Signed out", "Sign in again.")
        : Frame.seeOther(Address.of("sign-in"));
  }

  private static Admission refused(int status, String title, String words) {
    return Admission.refused(Frame.notice(status, title, words));
  }

  private static boolean isChange(Route route) {
    return !route.method().equals("GET");
  }
}
