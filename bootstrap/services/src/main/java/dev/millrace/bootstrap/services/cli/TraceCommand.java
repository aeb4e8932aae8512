package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.trace.TraceRecord;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace trace KEY}. */
@Command(
    name = "trace",
    header = "Shows one record at every hop, with times.",
    description =
        "Page, outbox, topic, views, dead letters: each version of the record at each place. Shows no"
            + " content. Pages whose raw data is no longer kept are left out. Exits 1 when no hop has"
            + " seen it.",
    mixinStandardHelpOptions = true,
    footer = "  millrace trace 7a0eed16-9430-4d68-901f-c0d4c1c3bf22")
final class TraceCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Parameters(paramLabel = "KEY", description = "The record's key; a user's is its login.uuid.")
  private String key;

  @Option(
      names = "--family",
      paramLabel = "NAME",
      description = "Default: ${DEFAULT-VALUE}",
      defaultValue = "users")
  private String family;

  @Override
  public Integer call() {
    FamilyName of = new FamilyName(family);
    RecordKey sought = new RecordKey(key);
    return installation.with(Modules.lookup(), injector -> trace(injector, of, sought));
  }

  private ExitCode trace(Injector injector, FamilyName of, RecordKey sought) {
    List<Sighting> sightings = injector.getInstance(TraceRecord.class).trace(of, sought);
    if (sightings.isEmpty()) {
      return Refusal.of(installation.output(), "No hop has seen " + family + " " + key + ".");
    }
    installation
        .output()
        .print(
            Map.of("key", key, "sightings", sightings.stream().map(TraceCommand::fields).toList()),
            out -> print(out, sightings));
    return ExitCode.OK;
  }

  private static Map<String, Object> fields(Sighting sighting) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("hop", sighting.hop());
    fields.put("at", sighting.at().toString());
    fields.putAll(sighting.details());
    return fields;
  }

  private static void print(PrintWriter out, List<Sighting> sightings) {
    for (Sighting sighting : sightings) {
      out.printf(
          "%-30s  %-28s  %s%n",
          sighting.at(),
          sighting.hop(),
          sighting.details().entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", ")));
    }
  }
}
