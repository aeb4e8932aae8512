package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.configuration.InvalidSettings;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.checkup.Checkup;
import dev.millrace.bootstrap.services.checkup.Examination;
import dev.millrace.bootstrap.services.checkup.Finding;
import dev.millrace.bootstrap.services.checkup.MachineExaminations;
import dev.millrace.bootstrap.services.checkup.ServerExaminations;
import dev.millrace.bootstrap.services.checkup.Surroundings;
import dev.millrace.bootstrap.services.pipeline.LocalPipeline;
import dev.millrace.local.KafkaMode;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.LocalState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millrace doctor}. */
@Command(
    name = "doctor",
    header = "Looks whether machine, servers and path are well, and says what to do.",
    description = {
      "Before `up`: JDK, build, memory, disk, ports. Beside a running pipeline, and against servers"
          + " of your own without these: the servers and"
          + " their versions, the schemas in PostgreSQL, registry and Cassandra, the topics, what"
          + " waits for the relay, and how far the readers are behind.",
      "A line each: ok, warn or fail, and what to do next. Takes less than ten seconds, also when a"
          + " server hangs. Exits 1 when a line says fail."
    },
    mixinStandardHelpOptions = true,
    footer = {"  millrace doctor", "  millrace doctor --output json"})
final class DoctorCommand implements Callable<Integer> {

  private static final Duration DEADLINE = Duration.ofSeconds(7);

  @Mixin private Installation installation;

  @Override
  public Integer call() {
    List<Finding> found = examine();
    boolean isHealthy = found.stream().noneMatch(Finding::isFailure);
    installation
        .output()
        .print(
            Map.of(
                "healthy", isHealthy, "checks", found.stream().map(DoctorCommand::fields).toList()),
            out -> found.forEach(finding -> print(out, finding)));
    return (isHealthy ? ExitCode.OK : ExitCode.NO).code();
  }

  private List<Finding> examine() {
    LocalState state = LocalState.of(installation.data());
    List<Examination> examinations = new ArrayList<>(machine(state));
    List<Finding> settingsFound = new ArrayList<>();
    try {
      Settings settings = installation.settings();
      settingsFound.add(Finding.ok("settings", installation.origin()));
      examinations.addAll(
          ServerExaminations.of(
              new Surroundings(settings, installation.data(), state, installation.isLocal())));
    } catch (InvalidSettings invalid) {
      invalid
          .problems()
          .forEach(problem -> settingsFound.add(Finding.fail("settings", problem, "correct it")));
    }
    List<Finding> found = new ArrayList<>(settingsFound);
    found.addAll(new Checkup(DEADLINE).of(examinations));
    return found;
  }

  /**
   * Whether it can run the servers, the Kafka that the data folder was made with among them; not
   * asked where they run elsewhere.
   */
  private List<Examination> machine(LocalState state) {
    if (!installation.isLocal()) {
      return List.of();
    }
    KafkaMode kafka = KafkaMode.of(installation.data()).orElse(KafkaMode.KRAFT);
    LocalConfig config = LocalPipeline.config(installation.data(), Distribution.path(), kafka);
    return MachineExaminations.of(config, state);
  }

  private static void print(PrintWriter out, Finding finding) {
    String next = finding.todo().isEmpty() ? "" : " -> " + finding.todo();
    out.printf("%-5s %-10s %s%s%n", finding.level(), finding.name(), finding.found(), next);
  }

  private static Map<String, Object> fields(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", finding.name());
    fields.put("level", finding.level().name());
    fields.put("found", finding.found());
    fields.put("todo", finding.todo());
    return fields;
  }
}
