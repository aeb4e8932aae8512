package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.relay.RelayEvents;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Foreground;
import dev.millrace.bootstrap.services.process.Loop;
import dev.millrace.bootstrap.services.process.Pacing;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.process.Step;
import dev.millrace.bootstrap.services.wiring.Modules;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millrace relay}: the process that carries the outbox into Kafka. */
@Command(
    name = "relay",
    header = "Runs the relay process: outbox to Kafka, exactly once.",
    description =
        "Publishes the rows of the outbox and its own cursor in one Kafka transaction. A second one"
            + " takes over from the first.",
    mixinStandardHelpOptions = true,
    footer = "  MILLRACE_CONFIG=/etc/millrace.properties millrace relay")
final class RelayCommand implements Callable<Integer> {

  private static final Duration SHORTEST = Duration.ofMillis(1);

  @Mixin private Installation installation;

  @Override
  public Integer call() {
    return installation.serve(Modules.relay(), RelayCommand::relay);
  }

  private static ExitCode relay(Injector injector) {
    Settings settings = injector.getInstance(Settings.class);
    RelayEvents relay = injector.getInstance(RelayEvents.class);
    Loop loop = Loop.start("relay", step(relay), pacing(settings.duration(Setting.RELAY_IDLE)));
    Foreground.run(
        "relay",
        settings,
        List.of(loop),
        List.of(),
        () -> {},
        injector.getInstance(Resources.class));
    return ExitCode.OK;
  }

  private static Pacing pacing(Duration longest) {
    return new Pacing(longest.compareTo(SHORTEST) < 0 ? longest : SHORTEST, longest);
  }

  private static Step step(RelayEvents relay) {
    return new Step() {
      @Override
      public void open() {
        relay.open();
      }

      @Override
      public int run() {
        return relay.relay();
      }
    };
  }
}
