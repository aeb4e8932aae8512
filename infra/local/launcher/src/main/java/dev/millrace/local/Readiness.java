package dev.millrace.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process can be used. Asked every few ten milliseconds until it says yes. */
@FunctionalInterface
public interface Readiness {

  /** How long one question may take. */
  int TIMEOUT_MILLIS = 2_000;

  /**
   * Asks once.
   *
   * @throws IOException when it does not answer yet; the same as {@code false}
   */
  boolean isReady() throws IOException;

  /** Ready as soon as it runs. */
  static Readiness immediate() {
    return () -> true;
  }

  /** Ready when the URL answers with a status below 300. */
  static Readiness http(URI url) {
    return () -> {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      try {
        return connection.getResponseCode() < 300;
      } finally {
        connection.disconnect();
      }
    };
  }

  /** Ready when something accepts connections on the loopback port. */
  static Readiness port(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(Loopback.address(port), TIMEOUT_MILLIS);
        return true;
      }
    };
  }

  /**
   * Ready when the file exists: for a process without a port, which creates it when it is ready.
   * Its {@link ProcessSpec#preparation()} should delete what an earlier run left.
   */
  static Readiness file(Path file) {
    return () -> Files.exists(file);
  }
}
