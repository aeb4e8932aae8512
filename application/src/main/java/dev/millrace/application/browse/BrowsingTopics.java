package dev.millrace.application.browse;

import dev.millrace.application.content.ShownField;
import dev.millrace.application.content.ShownFields;
import dev.millrace.application.content.ShownHeaders;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.LogStart;
import dev.millrace.domain.port.log.LogBounds;
import dev.millrace.domain.port.log.LogPage;
import dev.millrace.domain.port.log.LogPages;
import dev.millrace.domain.port.log.LogSlice;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Mask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link BrowseTopics}: decodes as the stream does, and tells why where that fails. */
public final class BrowsingTopics implements BrowseTopics {

  private static final long BYTES = 16 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Families families;
  private final LogPages log;
  private final Schemas schemas;
  private final EventCodec codec;
  private final InstantSource clock;

  public BrowsingTopics(
      Families families, LogPages log, Schemas schemas, EventCodec codec, InstantSource clock) {
    this.families = families;
    this.log = log;
    this.schemas = schemas;
    this.codec = codec;
    this.clock = clock;
  }

  @Override
  public ToldPage look(TopicQuestion question) {
    FamilyName family = families.named(question.family()).name();
    LogStart start = question.start();
    Instant end = clock.instant().plus(PATIENCE);
    LogPage found =
        log.read(
            new LogSlice(
                family,
                question.partition(),
                start,
                question.key(),
                new LogBounds(question.limit(), BYTES, PATIENCE)));
    LogPage page =
        start instanceof LogStart.Newest
            ? MergedPage.newest(found, question.limit())
            : MergedPage.first(found, question.limit());
    Decoding decoding = decoding(family, end);
    return new ToldPage(
        page.records().stream()
            .map(record -> told(decoding, record, question.isPersonal()))
            .toList(),
        page.next(),
        page.ending());
  }

  /** Without those that are stored the codec asks the registry. */
  private Decoding decoding(FamilyName family, Instant end) {
    Decoding decoding = new Decoding(codec, family, () -> !clock.instant().isBefore(end));
    try {
      schemas.all(family.subject()).forEach(decoding::learn);
    } catch (Failure away) {
      // Messages are shown while PostgreSQL is away: that may be why somebody looks.
    }
    return decoding;
  }

  private static ToldMessage told(Decoding decoding, LogRecord record, boolean isPersonal) {
    Bytes value = record.value();
    if (value == null) {
      return message(record, List.of(), null, isPersonal);
    }
    try {
      List<ShownField> fields = ShownFields.ofEvent(decoding.of(value), isPersonal);
      return message(record, fields, null, isPersonal);
    } catch (Undecodable | Failure failure) {
      return message(record, List.of(), String.valueOf(failure.getMessage()), isPersonal);
    }
  }

  private static ToldMessage message(
      LogRecord record, List<ShownField> fields, @Nullable String problem, boolean isPersonal) {
    Bytes value = record.value();
    return new ToldMessage(
        record.position(),
        record.appendedAt(),
        key(record, isPersonal),
        value == null ? null : value.length(),
        ShownHeaders.of(record.headers(), isPersonal),
        fields,
        problem);
  }

  private static @Nullable String key(LogRecord record, boolean isPersonal) {
    Bytes key = record.key();
    if (key == null) {
      return null;
    }
    String text = ShownFields.cut(key.text());
    return isPersonal || ShownHeaders.haveEventId(record.headers()) ? text : Mask.of(text);
  }
}
