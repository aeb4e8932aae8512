package dev.millrace.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whom PostgreSQL runs as, since it refuses to run as root. */
final class PostgresUser {

  private static final String NOBODY = "65534";

  private final List<String> prefix;
  private final boolean ownsFiles;

  private PostgresUser(List<String> prefix, boolean ownsFiles) {
    this.prefix = prefix;
    this.ownsFiles = ownsFiles;
  }

  /**
   * This user; for root the same process in a user namespace of its own, where it is nobody and
   * still may use root's files; where such namespaces are forbidden, nobody itself.
   */
  static PostgresUser choose() {
    if (!System.getProperty("user.name").equals("root")) {
      return new PostgresUser(List.of(), false);
    }
    if (Commands.succeeds(List.of("unshare", "-U", "true"))) {
      return new PostgresUser(List.of("unshare", "-U"), false);
    }
    return nobody();
  }

  static PostgresUser nobody() {
    return new PostgresUser(
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), true);
  }

  /** What runs the program as that user; the process becomes the program. */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(program);
    command.addAll(List.of(arguments));
    return command;
  }

  /** Makes the folder and all in it that user's. */
  void own(Path folder) {
    if (ownsFiles
        && !Commands.succeeds(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()))) {
      throw new StackException(
          "PostgreSQL cannot run as root, and "
              + folder
              + " cannot be given to another user.\n  Start the stack as an ordinary user.");
    }
  }
}
