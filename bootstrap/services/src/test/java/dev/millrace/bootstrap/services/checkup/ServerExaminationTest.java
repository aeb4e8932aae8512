package dev.millrace.bootstrap.services.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.checkup.ServerExamination.Question;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.local.LocalState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerExaminationTest {

  private static final Path DATA = Path.of("some", "data");
  private static final Question FINE = new Question("kafka", injector -> Finding.ok("kafka", "4"));
  private static final Question REFUSED =
      new Question(
          "lag",
          injector -> {
            throw new PermanentFailure("not for you");
          });

  private ServerSocket listening;

  @BeforeEach
  void listen() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    listening.close();
  }

  @Test
  void aQuestionThatIsRefusedLeavesTheOthersAndSaysWhereToLook() {
    assertThat(examine(true, List.of(), FINE, REFUSED))
        .containsExactly(
            Finding.ok("kafka", "4"),
            Finding.fail("lag", "not for you", "see " + DATA.resolve("logs/kafka.log")));
    assertThat(examine(false, List.of(), REFUSED))
        .singleElement()
        .satisfies(found -> assertThat(found.todo()).contains("millrace.kafka.bootstrap-servers"));
  }

  @Test
  void aServerThatRefusesItsClientSaysWhereToLook() {
    AbstractModule refused =
        new AbstractModule() {
          @Override
          protected void configure() {
            throw new PermanentFailure("wrong password");
          }
        };

    assertThat(examine(true, List.of(refused), FINE, REFUSED))
        .containsExactly(
            Finding.fail("kafka", "wrong password", "see " + DATA.resolve("logs/kafka.log")),
            Finding.warn("lag", "not known without kafka", ""));
  }

  private List<Finding> examine(
      boolean isLocal, List<com.google.inject.Module> modules, Question... questions) {
    Settings settings =
        Settings.of(
            Map.of("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + listening.getLocalPort()));
    return new ServerExamination(
            "kafka", Setting.KAFKA_BOOTSTRAP_SERVERS, modules, List.of(questions))
        .in(new Surroundings(settings, DATA, LocalState.of(DATA), isLocal))
        .work()
        .get();
  }
}
