package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Foreground;
import dev.millrace.bootstrap.services.process.Loop;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.process.SharedRelay;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.port.relay.RelayMembers;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millrace relay}: the process that carries the outbox into Kafka. */
@Command(
    name = "relay",
    header = "Runs the relay process: outbox to Kafka, exactly once.",
    description =
        "Publishes the rows of the outbox and its own cursor in one Kafka transaction. Several share"
            + " the shards, as `millrace relay shards` shows them, and take over from one that"
            + " dies.",
    mixinStandardHelpOptions = true,
    subcommands = RelayShardsCommand.class,
    footer = {
      "  MILLRACE_CONFIG=/etc/millrace.properties millrace relay",
      "  millrace relay shards 4"
    })
final class RelayCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Override
  public Integer call() {
    return installation.serve(Modules.relay(), RelayCommand::relay);
  }

  private static ExitCode relay(Injector injector) {
    Settings settings = injector.getInstance(Settings.class);
    SharedRelay relay = injector.getInstance(SharedRelay.class);
    Loop loop = Loop.start("relay", relay, RelayMembers.BEAT);
    Foreground.run(
        "relay",
        settings,
        List.of(loop),
        relay.opened(),
        List.of(),
        () -> {},
        injector.getInstance(Resources.class));
    return ExitCode.OK;
  }
}
