package dev.millrace.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * Runs a simulator as a process of its own. Prints one line, the API's base URI, when it is ready;
 * stops on a signal. Exit code 2: wrong arguments, 1: it could not start.
 */
public final class ServeSimulatedApi {

  private static final String USAGE =
      "usage: [--bind ADDRESS] [--port N] [--recorded FOLDER] [--rate-limit REQUESTS_PER_MINUTE]";

  private ServeSimulatedApi() {}

  public static void main(String[] arguments) {
    int exitCode = run(List.of(arguments), System.out, System.err);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      // Never closed: its threads keep the process alive until a signal ends it.
      Simulator simulator = Simulator.start(config(arguments));
      out.println(simulator.uri());
      out.flush();
      return 0;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage() + "\n" + USAGE);
      return 2;
    } catch (IOException e) {
      err.println("the simulator cannot start: " + e.getMessage());
      return 1;
    }
  }

  static SimulatorConfig config(List<String> arguments) {
    SimulatorConfig config = SimulatorConfig.defaults();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(option + " lacks a value, or is none that I know");
      }
      config = with(config, option, rest.next());
    }
    return config;
  }

  private static SimulatorConfig with(SimulatorConfig config, String option, String value) {
    return switch (option) {
      case "--bind" -> config.boundTo(value);
      case "--port" -> config.onPort(number(option, value, 0, 65_535));
      case "--recorded" -> config.serving(Path.of(value));
      case "--rate-limit" ->
          config.limitedTo(RateLimit.perMinute(number(option, value, 1, Integer.MAX_VALUE)));
      default -> throw new IllegalArgumentException("there is no option " + option);
    };
  }

  private static int number(String option, String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, together with a number out of range.
    }
    throw new IllegalArgumentException(
        option + " is a number from " + least + " to " + most + ", not " + value);
  }
}
