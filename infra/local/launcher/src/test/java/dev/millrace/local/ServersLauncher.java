package dev.millrace.local;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A launcher to be killed: runs all servers of the pipeline. */
final class ServersLauncher {

  private ServersLauncher() {}

  public static void main(String[] arguments) throws Exception {
    LocalConfig config = LocalConfig.of(Path.of(arguments[0]), Path.of(arguments[1]));
    try (LocalServers servers = LocalServers.start(config, Progress.silent())) {
      servers.database("millrace");
      Path.of(arguments[0]).resolve("all-ready").toFile().createNewFile();
      new CountDownLatch(1).await();
    }
  }
}
