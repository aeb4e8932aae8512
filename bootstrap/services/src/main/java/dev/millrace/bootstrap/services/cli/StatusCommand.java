package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import com.google.inject.Module;
import dev.millrace.application.schemas.RegisterSchemas;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.log.Topics;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.serving.ViewSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millrace status}: whether each server answers and holds what the path needs. */
@Command(
    name = "status",
    header = "Shows whether each server answers and holds what the path needs.",
    description = "Exits 1 if one does not.",
    mixinStandardHelpOptions = true,
    footer = "  millrace status")
final class StatusCommand implements Callable<Integer> {

  private static final String FINE = "fine";

  @Mixin private Installation installation;

  @Override
  public Integer call() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("postgres", ask(Modules.books(), StatusCommand::postgres));
    parts.put("kafka", ask(Modules.topics(), StatusCommand::kafka));
    parts.put("registry", ask(Modules.schemas(), StatusCommand::registry));
    parts.put("cassandra", ask(Modules.views(), StatusCommand::cassandra));
    boolean fine = parts.values().stream().allMatch(part -> part.startsWith(FINE));
    installation
        .output()
        .print(
            Map.of("fine", fine, "parts", parts),
            out -> parts.forEach((part, state) -> out.printf("%-10s %s%n", part, state)));
    return (fine ? ExitCode.OK : ExitCode.NO).code();
  }

  private String ask(List<Module> modules, Function<Injector, String> question) {
    String[] answer = new String[1];
    try {
      installation.with(
          modules,
          injector -> {
            answer[0] = question.apply(injector);
            return ExitCode.OK;
          });
      return answer[0];
    } catch (Failure failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  private static String postgres(Injector injector) {
    return injector.getInstance(Runs.class).newest(1).stream()
        .findFirst()
        .map(run -> FINE + ", newest run " + run.id() + " is " + run.state())
        .orElse(FINE + ", no runs yet");
  }

  private static String kafka(Injector injector) {
    Topics topics = injector.getInstance(Topics.class);
    return orFine(
        injector.getInstance(Families.class).all().stream()
            .flatMap(family -> topics.missing(family.name(), family.sort()).stream())
            .map(topic -> "topic " + topic + " is missing; `millrace up` creates it")
            .toList());
  }

  private static String registry(Injector injector) {
    return orFine(injector.getInstance(RegisterSchemas.class).check());
  }

  private static String cassandra(Injector injector) {
    return orFine(
        injector
            .getInstance(ViewSchema.class)
            .differences(
                injector.getInstance(Families.class).all().stream()
                    .flatMap(family -> family.views().stream())
                    .toList()));
  }

  private static String orFine(List<String> problems) {
    return problems.isEmpty() ? FINE : String.join("; ", problems);
  }
}
