package dev.millrace.domain.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Position;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProjectorFaultsTest {

  private static final Users USERS = new Users();
  private static final Event<User> ADA = SomeUsers.first(SomeUsers.ada());
  private static final LogRecord RECORD =
      new LogRecord(
          new Position("millrace.users", 0, 7), Instant.EPOCH, null, Bytes.ofText("any"), Map.of());

  static Stream<Throwable> faults() {
    return Stream.of(
        new IllegalStateException("canary"),
        new DateTimeException("canary"),
        new NullPointerException("canary"),
        new ArithmeticException("canary"),
        new NumberFormatException("canary"),
        new StackOverflowError());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFamilyThatThrowsInReadingKillsItsRecordOnly(Throwable fault) {
    DeadLetter letter = letter(new FaultyFamily("read", fault), EventForm.write(USERS, ADA));
    assertThat(letter.code()).isEqualTo(Code.NOT_A_RECORD);
    assertThat(letter.reason()).isEqualTo(fault.getClass().getName());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFamilyThatThrowsInProjectingKillsItsRecordOnly(Throwable fault) {
    DeadLetter letter = letter(new FaultyFamily("project", fault), EventForm.write(USERS, ADA));
    assertThat(letter.code()).isEqualTo(Code.PROJECTION_FAILED);
    assertThat(letter.reason()).isEqualTo(fault.getClass().getName());
  }

  @ParameterizedTest
  @CsvSource({"read", "project"})
  void aJvmWithoutMemoryIsNoFaultOfTheRecord(String method) {
    FaultyFamily family = new FaultyFamily(method, new OutOfMemoryError("planned"));
    assertThatThrownBy(() -> project(family, EventForm.write(USERS, ADA)))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @ParameterizedTest
  @CsvSource({"eventId", "runId"})
  void aReasonNeverQuotesTheEnvelope(String field) {
    assertThat(letter(USERS, with(field, "canary")).reason())
        .isEqualTo("no event: " + field + " is no UUID");
  }

  @ParameterizedTest
  @CsvSource({"id", "nationality", "email", "latitude", "longitude"})
  void aReasonNeverQuotesTheRecord(String field) {
    Map<String, Object> user = new LinkedHashMap<>();
    Document written = USERS.write(SomeUsers.ada());
    written.fields().forEach(name -> user.put(name, written.at(name)));
    user.put(field, "canary");
    DeadLetter letter = letter(USERS, with("record", user));
    assertThat(letter.code()).isEqualTo(Code.NOT_A_RECORD);
    assertThat(letter.reason()).isNotEmpty().doesNotContain("canary");
  }

  @Test
  void keyTextsOfAnotherLengthKillTheirRecordOnly() {
    Map<String, Object> previous =
        Map.of("users_by_country_and_day", List.of("a", "b", "c", "d", "e"));
    assertThat(letter(USERS, with("previous", previous)).code()).isEqualTo(Code.PROJECTION_FAILED);
  }

  private static Document with(String field, Object value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Document form = EventForm.write(USERS, ADA);
    form.fields().forEach(name -> fields.put(name, form.at(name)));
    fields.put(field, value);
    return MapDocument.of(fields);
  }

  private static DeadLetter letter(Family<User> family, Document document) {
    return ((Projected.Dead<User>) project(family, document)).letter();
  }

  private static Projected<User> project(Family<User> family, Document document) {
    return new Projector<>(family, new Always(document), InstantSource.fixed(Instant.EPOCH))
        .project(RECORD);
  }

  /** Decodes everything to one document. */
  private record Always(Document document) implements EventCodec {

    @Override
    public String definition(FamilyName family) {
      return "{}";
    }

    @Override
    public Bytes encode(RegisteredSchema schema, Document other) {
      throw new UnsupportedOperationException("nothing here encodes");
    }

    @Override
    public Document decode(FamilyName family, Bytes value) {
      return document;
    }
  }
}
