package dev.millrace.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A POSIX signal; the JDK itself can only send TERM and KILL. */
public enum Signal {
  TERM,
  INT,
  KILL,
  STOP,
  CONT;

  /** Sends this signal to the process and to all that descend from it. */
  public void sendToTree(ProcessHandle root) {
    send(Stream.concat(Stream.of(root), root.descendants()).map(ProcessHandle::pid).toList());
  }

  /** Sends this signal; a process that is gone already is no error. */
  public void send(List<Long> pids) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -s \"$@\"", "kill"));
    command.add(name());
    pids.forEach(pid -> command.add(pid.toString()));
    try {
      new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      throw new StackException("Cannot send " + name() + " to " + pids + ": " + e.getMessage(), e);
    }
  }
}
