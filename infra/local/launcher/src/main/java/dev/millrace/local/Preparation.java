package dev.millrace.local;

import java.io.IOException;

/** What has to be done before a process can start: write its configuration, create its database. */
@FunctionalInterface
public interface Preparation {

  /**
   * Runs before each start, so it must find out what is done already. Whatever it throws fails a
   * first start, and is followed by another attempt after that.
   */
  void run() throws IOException, InterruptedException;
}
