package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.verify.Missing;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.event.RunId;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code millrace verify RUN}. */
@Command(
    name = "verify",
    header = "Proves a run, record by record.",
    description = {
      "Looks every event of it up in PostgreSQL, the topic and Cassandra.",
      "Exits 0 only when every record is accounted for, else 1 with what is missing and where it was"
          + " last seen."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace verify a3f1c9e2-5b7d-4e8a-9c61-2d0f8b4e7a15",
      "  millrace verify a3f1c9e2-5b7d-4e8a-9c61-2d0f8b4e7a15 --output json"
    })
final class VerifyCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Parameters(paramLabel = "RUN", description = "The run's id, as `millrace runs` shows it.")
  private UUID run;

  @Override
  public Integer call() {
    return installation.with(Modules.lookup(), this::verify);
  }

  private ExitCode verify(Injector injector) {
    Optional<Verification> found = lookUp(injector.getInstance(VerifyRun.class));
    if (found.isEmpty()) {
      return Refusal.noSuchRun(installation.output(), run.toString());
    }
    Verification verification = found.get();
    installation.output().print(fields(verification), out -> print(out, verification));
    return verification.isComplete() ? ExitCode.OK : ExitCode.NO;
  }

  private Optional<Verification> lookUp(VerifyRun verify) {
    try (Gauge gauge = installation.output().gauge("proving")) {
      return verify.verify(new RunId(run), (done, total) -> gauge.at(done, total, ""));
    }
  }

  static Map<String, Object> fields(Verification verification) {
    Map<String, Object> fields = SheetText.fields(verification.sheet());
    fields.put("complete", verification.isComplete());
    fields.put("state", verification.run().state().name());
    fields.put("problem", verification.run().problem());
    fields.put("notFetched", verification.notFetched());
    fields.put("rowsServed", verification.served());
    fields.put("rowsSuperseded", verification.superseded());
    fields.put("rowsDeadLettered", verification.deadLettered());
    fields.put("rowsExpired", verification.expired());
    fields.put("missingCount", verification.missingCount());
    fields.put("missing", verification.missing().stream().map(VerifyCommand::fields).toList());
    fields.put("doubledCount", verification.doubledCount());
    fields.put("doubled", verification.doubled());
    return fields;
  }

  private static Map<String, Object> fields(Missing missing) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("event", missing.event().toString());
    fields.put("key", missing.key().value());
    fields.put("version", missing.version());
    fields.put("lastSeen", missing.lastSeen());
    return fields;
  }

  static void print(PrintWriter out, Verification verification) {
    SheetText.print(out, verification.sheet());
    out.printf(
        "%nRows read: %,d served, %,d superseded by a later version, %,d dead letters;"
            + " %,d missing, %,d doubled.%n",
        verification.served(),
        verification.superseded(),
        verification.deadLettered(),
        verification.missingCount(),
        verification.doubledCount());
    if (verification.expired() > 0) {
      out.printf(
          "%,d events are no longer kept in the outbox: they had arrived when their day was"
              + " dropped, or their record was erased.%n",
          verification.expired());
    }
    for (Missing missing : verification.missing()) {
      out.printf(
          "  missing %s version %d: %s%n", missing.key(), missing.version(), missing.lastSeen());
    }
    verification.doubled().forEach(doubled -> out.println("  doubled " + doubled));
    RunsCommand.problem(verification).ifPresent(out::println);
    out.println(
        verification.isComplete() ? "Complete: every record is accounted for." : "NOT complete.");
  }
}
