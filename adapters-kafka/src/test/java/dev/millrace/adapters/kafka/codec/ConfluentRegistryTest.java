package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.schema.IncompatibleSchema;
import dev.millrace.domain.port.schema.SchemaId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfluentRegistryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 | <html>not found</html>
          404 | {"message":"no such path"}
          500 | <html>broken</html>
          500 | {"error_code":50001,"message":"store"}
          503 | ''
          401 | {"error_code":40101}
          302 | ''
          200 | <html>welcome</html>
          200 | {"id":1}
          200 | []
          200 | {"schema":7}
          """)
  void whatIsNoAnswerIsNeverAnUnknownId(int status, String body) {
    try (RegistryStub stub = RegistryStub.answering(status, body)) {
      assertThatThrownBy(() -> stub.client().find("s", new SchemaId(1)))
          .isInstanceOf(TransientFailure.class);
    }
  }

  @Test
  void onlyTheApisOwnNotFoundIsAnUnknownId() {
    try (RegistryStub stub =
        RegistryStub.answering(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}")) {
      assertThat(stub.client().find("s", new SchemaId(1))).isEmpty();
    }
  }

  @Test
  void aRefusalIsPermanentAndSaysWhy() {
    try (RegistryStub stub = RegistryStub.answering(422, "{\"message\":\"no schema\"}")) {
      assertThatThrownBy(() -> stub.client().register("s", "\"string\""))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("no schema");
    }
  }

  @Test
  void anIncompatibilityThatOnlyTheRegistrySeesIsToldInItsWords() {
    try (RegistryStub stub = RegistryStub.answering(409, "{\"message\":\"the rule SEVEN\"}")) {
      assertThatThrownBy(() -> stub.client().register("s", "\"string\""))
          .isInstanceOf(IncompatibleSchema.class)
          .hasMessageContaining("the rule SEVEN");
    }
  }

  @Test
  void aRegistryThatListsNoVersionsIsNotRegisteredWith() {
    try (RegistryStub stub = RegistryStub.answering(200, "{\"id\":1}")) {
      assertThatThrownBy(() -> stub.client().register("s", "\"string\""))
          .isInstanceOf(TransientFailure.class)
          .hasMessageContaining("without a list");
    }
  }

  @Test
  void theVersionIsToldWhereTheRegistryTellsIt() {
    try (RegistryStub stub = RegistryStub.answering(200, "{\"version\":\"7.6.0\"}")) {
      assertThat(stub.client().version()).contains("7.6.0");
    }
    try (RegistryStub stub = RegistryStub.answering(404, "<html>not found</html>")) {
      assertThat(stub.client().version()).isEmpty();
    }
  }

  @Test
  void aBodyThatNeverEndsIsCutAtTheDeadline() {
    try (RegistryStub stub = RegistryStub.stuck()) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> stub.client().find("s", new SchemaId(1)))
          .isInstanceOf(TransientFailure.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void aBodyWithoutMeasureIsRefused() {
    try (RegistryStub stub = RegistryStub.answering(200, "x".repeat(3 << 20))) {
      assertThatThrownBy(() -> stub.client().find("s", new SchemaId(1)))
          .isInstanceOf(TransientFailure.class);
    }
  }

  @Test
  void aRegistryThatIsNotThereIsATransientFailure() {
    RegistryStub stub = RegistryStub.answering(200, "");
    ConfluentRegistry client = stub.client();
    stub.close();
    assertThatThrownBy(() -> client.find("s", new SchemaId(1)))
        .isInstanceOf(TransientFailure.class);
  }
}
