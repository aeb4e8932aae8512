package dev.millrace.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a child is started so that it neither gets the terminal's Ctrl-C nor outlives the launcher.
 *
 * <p>The child leads its own session. Its first act, still as a shell, is to start a watcher, in a
 * session of its own too, that reads the pipe whose other end only the launcher holds; then the
 * shell becomes the program. (The watcher is nobody's child, so that whoever signals the program
 * and its children does not signal the watcher.) However the launcher ends, the pipe ends with it:
 * the watcher asks the child's process group to end, and kills it three seconds later. The child is
 * watched before it exists, so there is no moment in which it could be forgotten; and its pid is
 * the program's.
 */
final class ChildCommand {

  private static final String WATCHER =
      """
      while read -r line; do :; done <&3
      kill -s "$2" -- "-$1" || exit 0
      n=0
      while [ $n -lt 30 ] && kill -0 -- "-$1"; do sleep 0.1; n=$((n + 1)); done
      kill -s KILL -- "-$1"
      """;

  /** What it writes is for its owner alone: servers keep whole records in their files. */
  private static final String CHILD =
      """
      umask 077
      exec 3<&0
      watcher=$1 signal=$2 sessions=$3
      shift 3
      [ "$sessions" = setsid ] || setsid() { exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV' "$@"; }
      (setsid sh -c "$watcher" watcher $$ "$signal" </dev/null >/dev/null 2>&1 &)
      exec "$@" </dev/null 3<&-
      """;

  private ChildCommand() {}

  static List<String> of(Signal stopSignal, List<String> command) {
    boolean setsid = onPath("setsid");
    List<String> all = new ArrayList<>();
    if (setsid) {
      all.add("setsid");
    } else {
      all.addAll(List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV"));
    }
    all.addAll(List.of("/bin/sh", "-c", CHILD, "child", WATCHER, stopSignal.name()));
    all.add(setsid ? "setsid" : "perl");
    all.addAll(command);
    return all;
  }

  static boolean onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
