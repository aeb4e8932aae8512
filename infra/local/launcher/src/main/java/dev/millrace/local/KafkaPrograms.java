package dev.millrace.local;

import java.util.ArrayList;
import java.util.List;

/** What can be run of Kafka's class path. */
final class KafkaPrograms {

  private final LocalConfig config;

  KafkaPrograms(LocalConfig config) {
    this.config = config;
  }

  /**
   * How one is run.
   *
   * @param process tells JVMs that run at the same time apart
   */
  List<String> command(String process, List<String> options, String main, String... arguments) {
    List<String> command = new ArrayList<>(List.of(config.java()));
    command.addAll(options);
    command.addAll(ServerJvm.OPTIONS);
    command.addAll(config.classArchive(Server.KAFKA).options(process));
    command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    command.addAll(List.of("-cp", config.classPath(Server.KAFKA) + "/*", main));
    command.addAll(List.of(arguments));
    return command;
  }
}
