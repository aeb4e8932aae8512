package dev.millrace.bootstrap.stream;

import dev.millrace.bootstrap.configuration.InvalidSettings;
import dev.millrace.domain.failure.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the process ends: the exit codes of all commands, which {@code docs/commands.md} lists. */
enum Ending {
  DONE(0),
  USAGE(2),
  UNAVAILABLE(3),
  BUG(4);

  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

  private final int code;

  Ending(int code) {
    this.code = code;
  }

  /** What the process does from its start to its end. */
  interface Work {

    Ending run() throws InterruptedException;
  }

  /** Does the work, and says what ended it. */
  static Ending of(Work work) throws InterruptedException {
    try {
      return work.run();
    } catch (InvalidSettings invalid) {
      LOG.error(invalid.getMessage());
      return USAGE;
    } catch (IllegalArgumentException wrong) {
      LOG.error(wrong.getMessage(), wrong);
      return USAGE;
    } catch (Failure failure) {
      LOG.error(failure.getMessage(), failure);
      return UNAVAILABLE;
    } catch (RuntimeException bug) {
      LOG.error("the stream failed: {}", bug.getMessage(), bug);
      return BUG;
    }
  }

  int code() {
    return code;
  }
}
