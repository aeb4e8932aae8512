package dev.millrace.domain.port.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

public interface SchemaRegistryContract {

  String FIRST =
      """
      {"type":"record","name":"Sample","namespace":"test","fields":[{"name":"a","type":"string"}]}""";

  /** {@link #FIRST} with one more field, which has a default. */
  String COMPATIBLE =
      """
      {"type":"record","name":"Sample","namespace":"test","fields":[{"name":"a","type":"string"},\
      {"name":"b","type":["null","long"],"default":null}]}""";

  /** {@link #FIRST} with its field of another type. */
  String INCOMPATIBLE =
      """
      {"type":"record","name":"Sample","namespace":"test","fields":[{"name":"a","type":"long"}]}""";

  /** {@link #COMPATIBLE} with its second field of another type: fits {@link #FIRST} alone. */
  String RETYPED =
      """
      {"type":"record","name":"Sample","namespace":"test","fields":[{"name":"a","type":"string"},\
      {"name":"b","type":["null","string"],"default":null}]}""";

  SchemaRegistry registry();

  /** A subject that the registry has not seen. */
  String freshSubject();

  @Test
  default void aRegisteredSchemaIsFoundByItsId() {
    String subject = freshSubject();
    RegisteredSchema registered = registry().register(subject, FIRST);
    assertThat(registered.subject()).isEqualTo(subject);
    assertThat(registry().find(subject, registered.id()))
        .get()
        .satisfies(found -> assertThat(found.id()).isEqualTo(registered.id()))
        .satisfies(found -> assertThat(found.fingerprint()).isEqualTo(registered.fingerprint()));
  }

  @Test
  default void registeringAgainReturnsTheSameId() {
    String subject = freshSubject();
    assertThat(registry().register(subject, FIRST)).isEqualTo(registry().register(subject, FIRST));
  }

  @Test
  default void aCompatibleSchemaBecomesTheLatest() {
    String subject = freshSubject();
    RegisteredSchema first = registry().register(subject, FIRST);
    RegisteredSchema second = registry().register(subject, COMPATIBLE);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint()).matches("[0-9a-f]{64}");
    assertThat(registry().latest(subject)).map(RegisteredSchema::id).contains(second.id());
  }

  @Test
  default void anIncompatibleSchemaIsRefusedWithTheReason() {
    String subject = freshSubject();
    RegisteredSchema first = registry().register(subject, FIRST);
    assertThatThrownBy(() -> registry().register(subject, INCOMPATIBLE))
        .isInstanceOf(IncompatibleSchema.class)
        .hasMessageContaining(subject)
        .hasMessageContaining("version 1");
    assertThat(registry().latest(subject)).map(RegisteredSchema::id).contains(first.id());
  }

  @Test
  default void aSchemaThatFitsTheLatestMustFitEveryVersion() {
    String subject = freshSubject();
    registry().register(subject, COMPATIBLE);
    RegisteredSchema second = registry().register(subject, FIRST);
    assertThatThrownBy(() -> registry().register(subject, RETYPED))
        .isInstanceOf(IncompatibleSchema.class)
        .hasMessageContaining("version 1");
    assertThat(registry().latest(subject)).map(RegisteredSchema::id).contains(second.id());
  }

  @Test
  default void anIdThatWasNeverGivenIsUnknown() {
    assertThat(registry().find(freshSubject(), new SchemaId(987_654_321))).isEmpty();
  }

  @Test
  default void aSubjectThatWasNeverRegisteredHasNoLatest() {
    assertThat(registry().latest(freshSubject())).isEmpty();
  }
}
