package dev.millrace.local;

import java.io.IOException;

/** What has to be done before a process can start: write its configuration, create its database. */
@FunctionalInterface
public interface Preparation {

  /** Runs before each start, so it must find out what is done already. */
  void run() throws IOException, InterruptedException;
}
