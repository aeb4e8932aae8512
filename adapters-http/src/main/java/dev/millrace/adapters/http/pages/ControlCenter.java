package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Auditor;
import dev.millrace.adapters.http.api.Door;
import dev.millrace.adapters.http.api.Identities;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.application.alert.WatchAlerts;
import dev.millrace.application.browse.BrowseTopics;
import dev.millrace.application.path.WatchPath;
import dev.millrace.application.query.QueryViews;
import dev.millrace.application.trace.FollowRecord;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.schema.Schemas;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All pages, and who may see them. */
public final class ControlCenter implements AutoCloseable {

  private static final Duration PACE = Duration.ofSeconds(2);

  private final Door door;
  private final Broadcast broadcast;
  private final BackgroundRedrive redrive;
  private final AlertWatch alerts;
  private final List<Route> routes;

  private ControlCenter(
      Door door,
      Broadcast broadcast,
      BackgroundRedrive redrive,
      AlertWatch alerts,
      List<Route> routes) {
    this.door = door;
    this.broadcast = broadcast;
    this.redrive = redrive;
    this.alerts = alerts;
    this.routes = routes;
  }

  /**
   * Makes them; nothing is asked before somebody looks.
   *
   * @param identities tells who signs in
   */
  public static ControlCenter of(
      Identities identities, Reached reached, Ports ports, InstantSource clock) {
    return of(identities, reached, ports, clock, PACE, Questions.PATIENCE);
  }

  /**
   * How browsers reach the pages.
   *
   * @param bind the address that the server listens on
   * @param hosts further names by which it is asked for
   * @param isBehindTls whether by TLS, which ends before this server
   */
  public record Reached(String bind, Set<String> hosts, boolean isBehindTls) {

    public Reached {
      hosts = Set.copyOf(hosts);
    }
  }

  /**
   * The same with another tempo.
   *
   * @param pace the pause between two events
   * @param patience how long a page waits for a server
   */
  static ControlCenter of(
      Identities identities,
      Reached reached,
      Ports ports,
      InstantSource clock,
      Duration pace,
      Duration patience) {
    Secrets secrets = new Secrets();
    Cookies cookies = new Cookies(reached.isBehindTls());
    Sessions sessions = new Sessions(secrets, cookies, clock);
    Broadcast broadcast = new Broadcast(sessions, pace);
    Questions questions = new Questions(patience);
    Gate gate = new Gate(sessions, new Auditor(ports.audit()), questions);
    PathWatch watch = new PathWatch(ports.sights(), ports.path(), clock);
    AlertWatch alerts = new AlertWatch(watch, ports.sights(), ports.alerts(), clock);
    BackgroundRedrive redrive = new BackgroundRedrive(ports.letters().redrive());
    List<Route> routes =
        Stream.of(
                new SignInPages(identities, secrets, sessions, cookies, gate).routes(),
                new PathPage(watch, alerts, patience, broadcast, gate).routes(),
                new RunsPage(ports.runs(), questions, broadcast, gate, clock).routes(),
                new RunPage(ports.runs(), questions, broadcast, gate, clock).routes(),
                new RecordsPage(
                        ports.runs().families(),
                        ports.records(),
                        ports.views(),
                        questions,
                        clock,
                        gate)
                    .routes(),
                letters(ports, redrive, questions, broadcast, gate, clock),
                new AuditPage(ports.audit(), questions, clock, gate).routes(),
                new ViewsPage(ports.views(), questions.apart(), clock, gate).routes(),
                new SchedulesPage(ports.plans(), questions, clock, gate).routes(),
                new TopicsPage(
                        ports.runs().families(),
                        ports.sights().kafka(),
                        ports.schemas(),
                        questions,
                        gate)
                    .routes(),
                new MessagesPage(
                        ports.runs().families(), ports.topics(), questions.apart(), clock, gate)
                    .routes())
            .flatMap(List::stream)
            .toList();
    return new ControlCenter(
        new FrontDoor(Hosts.of(reached.bind(), reached.hosts()), sessions),
        broadcast,
        redrive,
        alerts,
        routes);
  }

  private static List<Route> letters(
      Ports ports,
      BackgroundRedrive redrive,
      Questions questions,
      Broadcast broadcast,
      Gate gate,
      InstantSource clock) {
    Families families = ports.runs().families();
    LetterPorts letters = ports.letters();
    return Stream.of(
            new LettersPage(families, letters.letters(), questions, clock, gate).routes(),
            new LetterPage(letters.show(), questions, clock, gate).routes(),
            new RedrivePage(families, letters.redrive(), redrive, questions, gate).routes(),
            new RedrivesPage(letters.redrives(), redrive, questions, broadcast, clock, gate)
                .routes())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * What the pages ask.
   *
   * @param sights what the servers of the path tell
   * @param path says what that means
   * @param alerts say what is wrong
   */
  public record Ports(
      Sights sights,
      WatchPath path,
      WatchAlerts alerts,
      RunPorts runs,
      FollowRecord records,
      LetterPorts letters,
      PlanPorts plans,
      QueryViews views,
      BrowseTopics topics,
      Schemas schemas,
      Audit audit) {}

  /** What fires, once somebody looks for it. */
  public AlertWatch alerts() {
    return alerts;
  }

  public Door door() {
    return door;
  }

  public List<Route> routes() {
    return routes;
  }

  /** How many look at what moves. */
  int viewers() {
    return broadcast.viewers();
  }

  /**
   * Ends what moves, and a redrive that is under way; before the server, which would wait for it.
   */
  @Override
  public void close() {
    broadcast.close();
    redrive.close();
  }
}
