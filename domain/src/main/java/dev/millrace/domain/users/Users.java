package dev.millrace.domain.users;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Sort;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The family {@code users}. */
public final class Users implements Family<User> {

  private static final FamilyName NAME = new FamilyName("users");

  private static final Set<String> SECRETS =
      Set.of("login.password", "login.salt", "login.md5", "login.sha1", "login.sha256");

  private static final List<WindowedCount<User>> COUNTS =
      List.of(
          perMinute(
              "country",
              event -> Optional.ofNullable(event.record().nationality()).map(CountryCode::value)),
          perMinute("gender", event -> Optional.ofNullable(event.record().gender())),
          perMinute("age_band", Users::ageBand));

  private static WindowedCount<User> perMinute(
      String dimension, Function<Event<User>, Optional<String>> value) {
    return new WindowedCount<>(
        WindowedCount.view("user_counts_by_" + dimension + "_and_minute", dimension),
        Duration.ofMinutes(1),
        value);
  }

  /** By the age at the time of the event, so that the same event counts the same at any time. */
  private static Optional<String> ageBand(Event<User> event) {
    return Optional.ofNullable(event.record().bornAt())
        .flatMap(born -> AgeBand.of(born, event.eventTime()));
  }

  @Override
  public FamilyName name() {
    return NAME;
  }

  @Override
  public Sort sort() {
    return Sort.ENTITY;
  }

  @Override
  public Set<String> secrets() {
    return SECRETS;
  }

  @Override
  public Parsed<User> parse(RawRecord raw) {
    return UserParser.parse(raw);
  }

  @Override
  public RecordKey key(User user) {
    return new RecordKey(user.id().toString());
  }

  @Override
  public ContentHash contentHash(User user) {
    return UserForm.hash(user);
  }

  @Override
  public Document write(User user) {
    return MapDocument.of(UserForm.fields(user));
  }

  @Override
  public User read(Document written) {
    return UserForm.read(written);
  }

  @Override
  public ViewKeys viewKeys(User user) {
    return UserViews.texts(UserViews.keys(user));
  }

  @Override
  public List<View> views() {
    return UserViews.ALL;
  }

  @Override
  public List<Mutation> project(Event<User> event, Position position) {
    return UserProjection.mutations(event, position);
  }

  @Override
  public List<WindowedCount<User>> windowedCounts() {
    return COUNTS;
  }
}
