package dev.millrace.domain.events;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Enrichment;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The family {@code user-events}. */
public final class UserEvents implements Family<UserEvent> {

  private static final FamilyName NAME = new FamilyName("user-events");

  /** Under these pages the shop's own people and probes are about, who are no users. */
  private static final String INTERNAL = "/internal/";

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final List<View> VIEWS =
      List.of(UserEventViews.BY_ID, UserEventViews.BY_USER_AND_DAY);

  private static final List<WindowedCount<UserEvent>> COUNTS =
      List.of(
          new WindowedCount<>(
              WindowedCount.view("user_event_counts_by_kind_and_minute", "kind"),
              MINUTE,
              event -> Optional.of(event.record().kind().toString())),
          new WindowedCount<>(
              WindowedCount.summing(
                  "user_event_revenue_by_kind_and_minute",
                  List.of("kind", "currency"),
                  "revenue_minor"),
              MINUTE,
              UserEvents::kindAndCurrency,
              UserEvents::minor));

  private static final Enrichment<UserEvent> ENRICHMENT = new UserOfEvent();

  private static Optional<String> kindAndCurrency(Event<UserEvent> event) {
    return Optional.ofNullable(event.record().money())
        .map(money -> event.record().kind() + WindowedCount.AND + money.currency());
  }

  private static long minor(Event<UserEvent> event) {
    return Optional.ofNullable(event.record().money()).map(Money::minor).orElse(0L);
  }

  @Override
  public FamilyName name() {
    return NAME;
  }

  @Override
  public Sort sort() {
    return Sort.EVENT;
  }

  @Override
  public Set<String> secrets() {
    return Set.of();
  }

  @Override
  public Parsed<UserEvent> parse(RawRecord raw) {
    return UserEventParser.parse(raw);
  }

  @Override
  public RecordKey key(UserEvent event) {
    return new RecordKey(event.id().toString());
  }

  @Override
  public ContentHash contentHash(UserEvent event) {
    return ContentHash.ofFields(UserEventForm.fields(event));
  }

  @Override
  public Document write(UserEvent event) {
    return MapDocument.of(UserEventForm.fields(event));
  }

  @Override
  public UserEvent read(Document written) {
    return UserEventForm.read(written);
  }

  @Override
  public Optional<Instant> eventTime(UserEvent event) {
    return Optional.of(event.at());
  }

  @Override
  public boolean admits(UserEvent event) {
    String page = event.page();
    return page == null || !page.startsWith(INTERNAL);
  }

  @Override
  public ViewKeys viewKeys(UserEvent event) {
    return UserEventViews.keys(event);
  }

  @Override
  public List<View> views() {
    return VIEWS;
  }

  @Override
  public List<Mutation> project(Event<UserEvent> event, Position position) {
    return UserEventViews.mutations(event, position);
  }

  @Override
  public List<WindowedCount<UserEvent>> windowedCounts() {
    return COUNTS;
  }

  @Override
  public Optional<Enrichment<UserEvent>> enrichment() {
    return Optional.of(ENRICHMENT);
  }
}
