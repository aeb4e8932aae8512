package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.schemas.RegisterSchemas;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.port.schema.IncompatibleSchema;
import dev.millrace.domain.port.schema.RegisteredSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millrace schemas register|check}. */
@Command(
    name = "schemas",
    header = "Registers the families' schemas, or checks them.",
    description =
        "A schema is registered at deploy time, and only if it is compatible with all earlier ones.",
    mixinStandardHelpOptions = true,
    footer = {"  millrace schemas register", "  millrace schemas check --output json"},
    synopsisSubcommandLabel = "(register | check)")
final class SchemasCommand {

  @Command(
      name = "register",
      header = "Registers every family's schema.",
      description =
          "Stores its id for ingest, too. May be repeated: the same again changes nothing. Exits 1,"
              + " and names version and fields, when a schema is incompatible with any version that"
              + " was registered before.",
      mixinStandardHelpOptions = true,
      footer = "  millrace schemas register")
  int register(@Mixin Installation installation) {
    return installation.with(Modules.schemas(), injector -> register(installation, injector));
  }

  private static ExitCode register(Installation installation, Injector injector) {
    try {
      return registered(installation, injector.getInstance(RegisterSchemas.class).register());
    } catch (IncompatibleSchema refused) {
      return Refusal.of(installation.output(), String.valueOf(refused.getMessage()));
    }
  }

  private static ExitCode registered(Installation installation, List<RegisteredSchema> schemas) {
    installation
        .output()
        .print(
            Map.of("schemas", schemas.stream().map(SchemasCommand::fields).toList()),
            out ->
                schemas.forEach(
                    schema -> out.printf("%-32s id %d%n", schema.subject(), schema.id().value())));
    return ExitCode.OK;
  }

  private static Map<String, Object> fields(RegisteredSchema schema) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("subject", schema.subject());
    fields.put("id", schema.id().value());
    fields.put("fingerprint", schema.fingerprint());
    return fields;
  }

  @Command(
      name = "check",
      header = "Compares the schemas of ingest and of the registry.",
      description = "Exits 1 when they differ, and says what to do.",
      mixinStandardHelpOptions = true,
      footer = "  millrace schemas check")
  int check(@Mixin Installation installation) {
    return installation.with(Modules.schemas(), injector -> check(installation, injector));
  }

  private static ExitCode check(Installation installation, Injector injector) {
    List<String> problems = injector.getInstance(RegisterSchemas.class).check();
    installation
        .output()
        .print(
            Map.of("problems", problems),
            out -> {
              problems.forEach(out::println);
              if (problems.isEmpty()) {
                out.println("The registry holds what ingest uses.");
              }
            });
    return problems.isEmpty() ? ExitCode.OK : ExitCode.NO;
  }
}
