package dev.millrace.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Asks servers on the loopback interface in their own protocols whether they can be used. An open
 * port alone says little: all of them listen before they answer.
 */
public final class WireReadiness {

  private static final byte[] CQL_OPTIONS = {4, 0, 0, 0, 5, 0, 0, 0, 0};
  private static final int CQL_SUPPORTED = 6;

  private WireReadiness() {}

  /** A start-up message is answered with an authentication request once connections are let in. */
  public static Readiness postgres(int port) {
    byte[] parameters =
        "user\0postgres\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
    int length = 2 * Integer.BYTES + parameters.length;
    int protocol = 3 << 16;
    byte[] request =
        ByteBuffer.allocate(length).putInt(length).putInt(protocol).put(parameters).array();
    return () -> Loopback.exchange(port, request, in -> in.readByte() == 'R');
  }

  /** Metadata of no topic in particular lists the broker once that takes part in the cluster. */
  public static Readiness kafka(int port) {
    short metadata = 3;
    short version = 1;
    short noClientId = -1;
    int correlation = 1;
    int noTopics = 0;
    int length = 3 * Short.BYTES + 2 * Integer.BYTES;
    byte[] request =
        ByteBuffer.allocate(Integer.BYTES + length)
            .putInt(length)
            .putShort(metadata)
            .putShort(version)
            .putInt(correlation)
            .putShort(noClientId)
            .putInt(noTopics)
            .array();
    return () ->
        Loopback.exchange(
            port,
            request,
            in -> {
              in.readInt();
              boolean answersThis = in.readInt() == correlation;
              int brokers = in.readInt();
              return answersThis && brokers > 0;
            });
  }

  /** The native protocol's OPTIONS, which needs no login, is answered with SUPPORTED. */
  public static Readiness cassandra(int port) {
    return () ->
        Loopback.exchange(
            port,
            CQL_OPTIONS,
            in -> {
              byte[] header = new byte[CQL_OPTIONS.length];
              in.readFully(header);
              return header[4] == CQL_SUPPORTED;
            });
  }
}
