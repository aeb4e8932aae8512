package dev.millrace.adapters.http.api;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.audit.Deed;
import dev.millrace.domain.port.audit.Ending;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what is asked for before it is done, and what became of it: each change, and each look at
 * personal data. What cannot be noted is not done.
 */
public final class Auditor {

  private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

  private static final int REFUSED = 400;
  private static final int FAILED = 500;

  private static final List<String> PLACES = List.of("partition", "offset", "from");

  /** A number or a time. */
  private static final Pattern PLACE = Pattern.compile("[0-9TZ:.+-]{1,40}");

  private final Audit audit;

  public Auditor(Audit audit) {
    this.audit = audit;
  }

  /** The same routes, those for whoever has a token noting what they do. */
  public List<Route> audited(List<Route> routes) {
    return routes.stream().map(this::audited).toList();
  }

  private Route audited(Route route) {
    return route.access() == Route.Access.TOKEN
        ? new Route(
            route.method(),
            route.path(),
            route.access(),
            route.right(),
            request -> isNoted(request) ? noted(route, request) : route.answers().apply(request))
        : route;
  }

  private static boolean isNoted(Request request) {
    return !request.method().equals("GET") || request.seesPersonalData();
  }

  /**
   * Notes that somebody tries to sign in, perhaps not for the last time; that nothing can be noted
   * keeps nobody out.
   *
   * @return the entry's number; empty when nothing can be noted
   */
  public OptionalLong trying(String who) {
    try {
      return OptionalLong.of(audit.asked(new Deed(who, "sign in", "")));
    } catch (RuntimeException failure) {
      LOG.warn("an attempt to sign in is not in the audit: {}", told(failure));
      return OptionalLong.empty();
    }
  }

  /**
   * Notes that the attempts of an entry succeeded.
   *
   * @param told how many there were, in words
   */
  public void succeeded(long number, String told) {
    ended(number, Ending.DONE, told);
  }

  /** Notes how many attempts of an entry failed. */
  public void failed(long number, int attempts) {
    ended(number, Ending.REFUSED, attempts == 1 ? "" : attempts + " attempts within a minute");
  }

  private CompletionStage<Reply> noted(Route route, Request request) {
    long number = asked(request.principal(), route.path(), request);
    return answer(route, request)
        .whenComplete(
            (reply, failure) -> {
              if (failure == null) {
                ended(number, reply);
              } else {
                ended(number, Ending.UNKNOWN, "");
              }
            });
  }

  private static CompletionStage<Reply> answer(Route route, Request request) {
    try {
      return route.answers().apply(request);
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  /**
   * Notes that a request is about to be answered; waits until that is durable.
   *
   * @param path that of its route
   * @return the entry's number
   * @throws dev.millrace.domain.failure.TransientFailure when it may not be noted
   */
  public long asked(String who, String path, Request request) {
    return audit.asked(new Deed(who, request.method() + " " + path, subject(request)));
  }

  /**
   * What its path names, a record's key, and where in a topic; other parameters may be anything of
   * a person's.
   */
  private static String subject(Request request) {
    Map<String, String> query = request.query();
    Stream<String> named =
        Stream.concat(
            new TreeMap<>(request.names()).values().stream(), Stream.ofNullable(query.get("key")));
    Stream<String> places =
        PLACES.stream()
            .filter(name -> PLACE.matcher(query.getOrDefault(name, "")).matches())
            .map(name -> name + " " + query.get(name));
    return Stream.concat(named, places).collect(Collectors.joining(", "));
  }

  /** Notes what a request was answered; what was done is not undone when that fails. */
  public void ended(long number, Reply reply) {
    ended(number, ending(reply), reply.headers().getOrDefault("Location", ""));
  }

  private void ended(long number, Ending ending, String subject) {
    try {
      audit.ended(number, ending, subject);
    } catch (RuntimeException failure) {
      LOG.warn("audit entry {} has no end: {}", number, told(failure));
    }
  }

  private static Object told(RuntimeException failure) {
    return failure instanceof Failure ? String.valueOf(failure.getMessage()) : failure;
  }

  /** Of an answer that says to come again nobody knows whether it was done. */
  private static Ending ending(Reply reply) {
    if (reply.status() == Status.SERVICE_UNAVAILABLE.code()) {
      return Ending.UNKNOWN;
    }
    if (reply.status() >= FAILED) {
      return Ending.FAILED;
    }
    return reply.status() >= REFUSED ? Ending.REFUSED : Ending.DONE;
  }
}
