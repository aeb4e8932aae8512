package dev.millrace.bootstrap.services.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command: it logs without having said that it is a process of the pipeline. */
public final class CommandSample {

  private CommandSample() {}

  public static void main(String[] arguments) {
    Logger log = LoggerFactory.getLogger(CommandSample.class);
    log.info("made");
    log.warn("look");
  }
}
