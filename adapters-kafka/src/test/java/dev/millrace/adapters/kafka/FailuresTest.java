package dev.millrace.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

final class FailuresTest {

  private static final String ROOT = "org.apache.kafka.";

  @Test
  void everyExceptionOfKafkaHasItsPlaceInTheTable() throws Exception {
    assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(onTheClassPath());
  }

  @Test
  void whatTheTableSaysStaysWrongIsPermanentAndNothingElse() throws Exception {
    Map<String, Boolean> staysWrong = new TreeMap<>();
    for (String name : table().keySet()) {
      staysWrong.put(name, Failures.staysWrong(Class.forName(ROOT + name)));
    }
    Map<String, Boolean> said = new TreeMap<>();
    table().forEach((name, means) -> said.put(name, isToStay(means)));
    assertThat(staysWrong).isEqualTo(said);
  }

  @Test
  void whomTheTableBlamesIsBlamedAndNobodyElse() throws Exception {
    Map<String, Blame> blamed = new TreeMap<>();
    for (String name : table().keySet()) {
      blamed.put(name, Blame.of(Class.forName(ROOT + name)));
    }
    Map<String, Blame> said = new TreeMap<>();
    table().forEach((name, means) -> said.put(name, blame(means)));
    assertThat(blamed).isEqualTo(said);
  }

  /** By the classes that KIP-1050 put above the exceptions. */
  @Test
  void theTableContradictsNoneOfKafkasOwnCategories() throws Exception {
    Map<Class<?>, Set<String>> categories =
        Map.of(
            ApplicationRecoverableException.class, Set.of("fatal"),
            RetriableException.class, Set.of("transient", "outcome-unknown", "absent-topic"),
            InvalidConfigurationException.class, Set.of("permanent", "poison", "refused-topic"));
    for (Map.Entry<String, String> line : table().entrySet()) {
      Class<?> type = Class.forName(ROOT + line.getKey());
      categories.forEach(
          (category, meanings) -> {
            if (category.isAssignableFrom(type)) {
              assertThat(meanings).as(line.getKey()).contains(line.getValue());
            }
          });
    }
  }

  @Test
  void theCategoryIsWhatTheCallerGets() {
    assertThat(Failures.of("send", new RecordTooLargeException("9 MB")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessage("send: RecordTooLargeException, 9 MB");
    assertThat(Failures.of("send", new KafkaException("wrapper", new TimeoutException("late"))))
        .isInstanceOf(TransientFailure.class)
        .hasMessage("send: TimeoutException, late");
    KafkaException refused = new RecordTooLargeException("9 MB");
    for (Exception wrapper :
        List.of(new ExecutionException(refused), new CompletionException(refused))) {
      assertThat(Failures.of("send", wrapper))
          .isInstanceOf(PermanentFailure.class)
          .hasMessage("send: RecordTooLargeException, 9 MB");
    }
  }

  @Test
  void aHostThatHasNoAddressMayHaveOneLaterAndOtherSettingsStayWrong() {
    assertThat(
            Failures.of(
                "connect",
                new KafkaException(
                    "Failed to construct kafka producer",
                    new ConfigException(
                        "No resolvable bootstrap urls given in bootstrap.servers"))))
        .isInstanceOf(TransientFailure.class);
    assertThat(Failures.of("connect", new ConfigException("Invalid port in bootstrap.servers")))
        .isInstanceOf(PermanentFailure.class);
  }

  private static boolean isToStay(String means) {
    return switch (means) {
      case "poison", "refused-topic", "permanent" -> true;
      case "absent-topic", "fatal", "outcome-unknown", "transient" -> false;
      default -> throw new IllegalArgumentException(means);
    };
  }

  private static Blame blame(String means) {
    return switch (means) {
      case "poison" -> Blame.RECORD;
      case "refused-topic", "absent-topic" -> Blame.TOPIC;
      case "fatal" -> Blame.PRODUCER;
      default -> Blame.ANYTHING_ELSE;
    };
  }

  /** What each exception means, by its name within Kafka. */
  private static Map<String, String> table() throws IOException {
    try (InputStream in = FailuresTest.class.getResourceAsStream("/kafka-exceptions.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toMap(part -> part[1], part -> part[0]));
    }
  }

  private static List<String> onTheClassPath() throws IOException, URISyntaxException {
    Path jar =
        Path.of(KafkaException.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarFile entries = new JarFile(jar.toFile());
        Stream<String> names = entries.stream().map(entry -> entry.getName())) {
      return names
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
          .filter(name -> name.startsWith(ROOT) && !name.startsWith(ROOT + "shaded."))
          .filter(FailuresTest::isThrown)
          .map(name -> name.substring(ROOT.length()))
          .toList();
    }
  }

  private static boolean isThrown(String name) {
    try {
      Class<?> type = Class.forName(name, false, FailuresTest.class.getClassLoader());
      return KafkaException.class.isAssignableFrom(type)
          && !Modifier.isAbstract(type.getModifiers());
    } catch (ClassNotFoundException | NoClassDefFoundError ofAnAbsentLibrary) {
      return false;
    }
  }
}
