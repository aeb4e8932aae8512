package dev.millrace.benchmarks.dsbulk;

import dev.millrace.benchmarks.peer.ServePeers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The process of DSBulk. */
public final class ServeDsbulk {

  private ServeDsbulk() {}

  /**
   * Serves until the process is ended.
   *
   * @param arguments the port, how many rows the files hold, and options of DSBulk
   */
  public static void main(String[] arguments) throws IOException {
    List<String> options = Arrays.asList(arguments).subList(2, arguments.length);
    DsbulkPeer peer = new DsbulkPeer(new Options(options), Long.parseLong(arguments[1]));
    ServePeers.on(Integer.parseInt(arguments[0]), List.of(peer));
  }
}
