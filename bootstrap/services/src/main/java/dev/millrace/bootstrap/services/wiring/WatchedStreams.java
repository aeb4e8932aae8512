package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.http.api.StreamState;
import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.adapters.kafka.KafkaConsumedOffsets;
import dev.millrace.adapters.kafka.KafkaUnread;
import dev.millrace.adapters.kafka.Unread;
import dev.millrace.application.path.SignsOfLife;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.log.ConsumedOffsets;
import dev.millrace.domain.port.log.Progress;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Position;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The streaming queries, as the stream tells the brokers about them: this process shares no class
 * with that one.
 */
record WatchedStreams(
    List<FamilyName> families,
    Families known,
    ConsumedOffsets offsets,
    KafkaUnread unread,
    SignsOfLife signs)
    implements Supplier<List<StreamState>> {

  static WatchedStreams of(Settings settings, Families families, Resources resources) {
    KafkaConfig kafka = KafkaSettings.of(settings);
    return new WatchedStreams(
        StreamedFamilies.of(settings, families),
        families,
        resources.opened(new KafkaConsumedOffsets(kafka)),
        new KafkaUnread(kafka, Clock.systemUTC()),
        new SignsOfLife(Clock.systemUTC(), System::nanoTime));
  }

  @Override
  public List<StreamState> get() {
    return families.stream()
        .flatMap(family -> queries(family).stream().map(query -> state(family, query)))
        .toList();
  }

  /** What the family's queries do. */
  List<String> queries(FamilyName name) {
    List<String> queries = new ArrayList<>(List.of("facts"));
    Family<?> family = known.named(name);
    if (!family.windowedCounts().isEmpty()) {
      queries.add("windows");
    }
    if (family.operator().isPresent()) {
      queries.add("operator");
    }
    return queries;
  }

  StreamState state(FamilyName family, String query) {
    Optional<Progress> last = offsets.last(family.group(query));
    List<Position> next = last.map(Progress::next).orElse(List.of());
    Unread waiting = unread.of(family.topic(), next);
    Instant seen = last.map(Progress::at).filter(at -> !at.equals(Instant.EPOCH)).orElse(null);
    return new StreamState(
        family.value(),
        query,
        last.map(Progress::batch).filter(batch -> batch != Progress.NO_BATCH).orElse(null),
        seen,
        signs.isSilent(family + " " + query, seen),
        next.stream().mapToLong(Position::offset).sum(),
        waiting.records(),
        waiting.age());
  }
}
