package dev.millrace.adapters.http.api;

import dev.millrace.application.collect.Batch;
import dev.millrace.application.collect.Call;
import dev.millrace.application.collect.CollectRecords;
import dev.millrace.application.collect.Collected;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.record.ContentHash;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Taking in records that somebody pushes. */
public final class CollectRoutes {

  private static final String FAMILY = "family";

  private final Families families;
  private final CollectRecords collect;
  private final CollectBounds bounds;
  private final Bearer bearer;
  private final ValueRoom room;
  private final Set<String> secrets;

  /**
   * Routes.
   *
   * @param bearer of those who may push
   */
  public CollectRoutes(
      Families families, CollectRecords collect, CollectBounds bounds, Bearer bearer) {
    this.families = families;
    this.collect = collect;
    this.bounds = bounds;
    this.bearer = bearer;
    this.room = new ValueRoom(bounds.values());
    this.secrets =
        families.all().stream()
            .flatMap(family -> family.secrets().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  public List<Route> routes() {
    return List.of(
        Route.later("POST", "/v1/families/{" + FAMILY + "}/records", this::collect)
            .needing(Right.PUSH));
  }

  private CompletionStage<Reply> collect(Request request) {
    Optional<String> key = request.header("idempotency-key");
    if (key.filter(text -> !Repeatable.isUsable(text)).isPresent()) {
      return now(Repeatable.unusable());
    }
    return families
        .find(request.named(FAMILY))
        .map(family -> collect(request, family, key.orElse(null)))
        .orElseGet(() -> now(unknown()));
  }

  private CompletionStage<Reply> collect(Request request, Family<?> family, @Nullable String key) {
    ValueRoom.Place place = room.enter();
    try {
      return collect(request, family, key, place).whenComplete((reply, failure) -> place.leave());
    } catch (RuntimeException | Error broken) {
      place.leave();
      throw broken;
    }
  }

  private CompletionStage<Reply> collect(
      Request request, Family<?> family, @Nullable String key, ValueRoom.Place place) {
    PushedBody body = PushedBody.read(request, secrets, bounds, place);
    Reply refusal = body.refusal();
    if (refusal != null) {
      return now(refusal);
    }
    Call call =
        key == null ? null : new Call(Repeatable.call(request, key), content(request, body));
    return collect
        .collect(new Batch(family.name(), body.lines(), call, CollectedFields::answer))
        .thenApply(CollectRoutes::reply);
  }

  private ContentHash content(Request request, PushedBody body) {
    return body.content(whole -> bearer.seal(request.principal(), whole));
  }

  private static Reply reply(Collected collected) {
    if (collected instanceof Collected.Answered answered) {
      return Repeatable.reply(answered.answer());
    }
    if (collected instanceof Collected.UnderWay) {
      return Repeatable.underWay();
    }
    if (collected instanceof Collected.OtherContent) {
      return Repeatable.otherContent();
    }
    return Translation.full(
        collected instanceof Collected.PathFull ? Refusal.PATH_FULL : Refusal.LINE_FULL);
  }

  private Reply unknown() {
    List<String> known = families.all().stream().map(family -> family.name().value()).toList();
    return Reply.problem(
        Status.NOT_FOUND, "There is no such family; there is " + String.join(", ", known) + ".");
  }

  private static CompletionStage<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }
}
