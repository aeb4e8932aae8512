package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Between the server and the routes. No thread waits for a body, and none of it is read before it
 * is clear that there is room for it and that the client may ask.
 */
final class Translation extends Handler.Abstract {

  private final Paths paths;
  private final Desk desk;
  private final ApiMetrics metrics;
  private final HttpApiConfig config;
  private final Room room;
  private final OpenConnections connections;

  Translation(
      Paths paths,
      Desk desk,
      ApiMetrics metrics,
      HttpApiConfig config,
      Room room,
      OpenConnections connections) {
    this.paths = paths;
    this.desk = desk;
    this.metrics = metrics;
    this.config = config;
    this.room = room;
    this.connections = connections;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request asked, Response response, Callback callback) {
    String path = org.eclipse.jetty.server.Request.getPathInContext(asked);
    Optional<Paths.Found> found = paths.at(path);
    Route route = found.map(Paths.Found::routes).map(it -> it.get(asked.getMethod())).orElse(null);
    if (route == null) {
      send(found.map(Translation::otherMethod).orElseGet(Translation::nowhere), response, callback);
    } else {
      Map<String, String> names = found.map(Paths.Found::names).orElse(Map.of());
      admit(new Visit(asked, response, callback, route, names, Caller.NOBODY, System.nanoTime()));
    }
    return true;
  }

  private void admit(Visit visit) {
    Admission admission = desk.admit(visit.route(), visit::header);
    Reply refusal = admission.refusal();
    if (refusal != null) {
      refuse(visit, refusal);
    } else if (visit.asked().getLength() > config.sizes().body()) {
      refuse(visit, tooLarge());
    } else if (admission.caller().equals(Caller.NOBODY)) {
      enter(visit);
    } else {
      connections.asks(visit.connection());
      enter(visit.of(admission.caller()).leaving(() -> connections.isAnswered(visit.connection())));
    }
  }

  private void enter(Visit visit) {
    if (!visit.bringsABody()) {
      answer(visit.discardingTheRest(config.patience()), Bytes.EMPTY, bytes -> {});
      return;
    }
    Optional<Room.Place> place = room.enter(visit.saidBytes());
    if (place.isPresent()) {
      take(visit.leaving(place.get()::leave), place.get());
    } else {
      refuse(visit, full(Refusal.HELD_FULL));
    }
  }

  /** How many bytes a body comes to is often seen only while it comes, and what it holds after. */
  private void take(Visit visit, Room.Place place) {
    read(
        visit,
        place,
        body -> {
          Unpacked unpacked =
              Unpacked.of(
                  visit.encoding(),
                  body,
                  config.sizes().body(),
                  size -> place.grow(body.length() + size));
          place.become(unpacked.bytes().length());
          Reply refusal = unpacked.refusal();
          if (refusal == null) {
            answer(visit, unpacked.bytes(), place::become);
          } else {
            finish(visit, refusal);
          }
        });
  }

  private void read(Visit visit, Room.Place place, Consumer<Bytes> whole) {
    Scheduler.Task deadline = visit.failAfter(config.patience());
    BodyReader.read(
        visit.asked(),
        size -> refusal(place, size),
        Promise.Invocable.from(
            InvocationType.BLOCKING,
            read -> {
              deadline.cancel();
              handOver(visit, place, read, whole);
            },
            failure -> {
              deadline.cancel();
              visit.callback().failed(failure);
            }));
  }

  private Optional<Reply> refusal(Room.Place place, long size) {
    if (size > config.sizes().body()) {
      return Optional.of(tooLarge());
    }
    return place.grow(size) ? Optional.empty() : Optional.of(full(Refusal.HELD_FULL));
  }

  /** Whatever breaks on the way is this visit's failure: nobody else would end it. */
  private void handOver(
      Visit visit, Room.Place place, BodyReader.Read read, Consumer<Bytes> whole) {
    try {
      Reply refusal = read.refusal();
      if (refusal == null) {
        whole.accept(read.body());
      } else {
        place.become(0);
        finish(visit.discardingTheRest(config.patience()), refusal);
      }
    } catch (RuntimeException | Error broken) {
      visit.callback().failed(broken);
    }
  }

  /** Answers a client that may be sending still, unless it waits for leave to do so. */
  private void refuse(Visit visit, Reply reply) {
    finish(visit.awaitsLeave() ? visit : visit.discardingTheRest(config.patience()), reply);
  }

  /**
   * @param held is told the bytes of the answer, which are held until the client has read them
   */
  private void answer(Visit visit, Bytes body, LongConsumer held) {
    visit.mayTakeItsTime();
    desk.answer(visit.route(), visit.request(body))
        .whenComplete(
            (reply, impossible) -> {
              if (reply == null) {
                visit.callback().failed(impossible);
              } else {
                held.accept(reply.body().length());
                finish(visit, reply);
              }
            });
  }

  private void finish(Visit visit, Reply reply) {
    metrics.answered(visit.route(), reply, System.nanoTime() - visit.begun());
    try {
      send(reply, visit.response(), visit.callback());
    } catch (RuntimeException broken) {
      visit.callback().failed(broken);
    }
  }

  private static Reply nowhere() {
    return Reply.problem(Status.NOT_FOUND, "Nothing is at this path; /openapi.json lists what is.");
  }

  private static Reply otherMethod(Paths.Found found) {
    String allowed = String.join(", ", found.routes().keySet());
    return Reply.problem(Status.METHOD_NOT_ALLOWED, "Here one may " + allowed + ".")
        .with("Allow", allowed);
  }

  private Reply tooLarge() {
    return Reply.refused(
            Refusal.BODY_TOO_LARGE, "A body here has at most " + config.sizes().body() + " bytes.")
        .with("Connection", "close");
  }

  static Reply full(Refusal refusal) {
    return Reply.refused(
            refusal, "As much waits as may; nothing was done, and later there will be room.")
        .with("Retry-After", "1");
  }

  private static void send(Reply reply, Response response, Callback callback) {
    response.setStatus(reply.status());
    response.getHeaders().put("Cache-Control", "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    reply.headers().forEach(response.getHeaders()::put);
    Feed feed = reply.feed();
    if (feed == null) {
      response.write(true, ByteBuffer.wrap(reply.body().array()), callback);
    } else {
      OpenAnswer.begin(response, callback, reply.body(), feed);
    }
  }

  /** What the server itself refuses, such as a head that is too large. */
  boolean error(org.eclipse.jetty.server.Request asked, Response response, Callback callback) {
    int status = response.getStatus();
    if (status == Refusal.NO_TURN.status().code()) {
      metrics.refused(Refusal.NO_TURN);
    }
    String reason = org.eclipse.jetty.http.HttpStatus.getMessage(status);
    send(
        Reply.problem(
            status, reason, "The server refused the request before a route saw it.", List.of()),
        response,
        callback);
    return true;
  }
}
