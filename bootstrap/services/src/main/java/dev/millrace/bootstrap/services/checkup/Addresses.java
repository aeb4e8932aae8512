package dev.millrace.bootstrap.services.checkup;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Where a server should be, and whether anything listens there. */
record Addresses(Setting setting, List<InetSocketAddress> all) {

  private static final int PATIENCE_MILLIS = 1_000;
  private static final String JDBC = "jdbc:";
  private static final int POSTGRES_PORT = 5432;

  Addresses {
    all = List.copyOf(all);
  }

  static Addresses of(Settings settings, Setting setting) {
    List<InetSocketAddress> all = new ArrayList<>();
    for (String part : settings.list(setting)) {
      URI address = URI.create(part.contains("://") ? part.replace(JDBC, "") : "tcp://" + part);
      if (address.getHost() != null) {
        all.add(new InetSocketAddress(address.getHost(), port(address)));
      }
    }
    return new Addresses(setting, all);
  }

  private static int port(URI address) {
    if (address.getPort() > 0) {
      return address.getPort();
    }
    return switch (String.valueOf(address.getScheme())) {
      case "http" -> 80;
      case "https" -> 443;
      default -> POSTGRES_PORT;
    };
  }

  /** Whether one of them accepts a connection; what cannot be read is left to the client. */
  boolean isListening() {
    return all.isEmpty() || all.stream().anyMatch(Addresses::accepts);
  }

  private static boolean accepts(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHostString(), address.getPort()), PATIENCE_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  @Override
  public String toString() {
    return String.join(
        ", ",
        all.stream().map(address -> address.getHostString() + ":" + address.getPort()).toList());
  }
}
