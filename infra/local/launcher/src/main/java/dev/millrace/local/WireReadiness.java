package dev.millrace.local;

import java.io.DataInputStream;
import java.io.IOException;
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

  /** Its metadata lists the broker once that takes part in the cluster. */
  public static Readiness kafka(int port) {
    return kafka(port, () -> 0);
  }

  /**
   * The same, and so many topics. With ZooKeeper a broker that starts again knows of itself before
   * its controller tells it of them.
   */
  static Readiness kafka(int port, TopicCount atLeast) {
    short metadata = 3;
    short version = 1;
    short noClientId = -1;
    int correlation = 1;
    int allTopics = -1;
    int length = 3 * Short.BYTES + 2 * Integer.BYTES;
    byte[] request =
        ByteBuffer.allocate(Integer.BYTES + length)
            .putInt(length)
            .putShort(metadata)
            .putShort(version)
            .putInt(correlation)
            .putShort(noClientId)
            .putInt(allTopics)
            .array();
    return () ->
        Loopback.exchange(
            port,
            request,
            in -> {
              in.readInt();
              boolean answersThis = in.readInt() == correlation;
              int brokers = in.readInt();
              for (int i = 0; i < brokers; i++) {
                skipBroker(in);
              }
              int controller = in.readInt();
              int topics = in.readInt();
              return answersThis && brokers > 0 && controller >= 0 && topics >= atLeast.get();
            });
  }

  /** Number, host, port and, when it has one, rack. */
  private static void skipBroker(DataInputStream in) throws IOException {
    in.readInt();
    in.readUTF();
    in.readInt();
    short rack = in.readShort();
    in.readNBytes(Math.max(0, rack));
  }

  /** How many topics there are known to be. */
  interface TopicCount {
    long get() throws IOException;
  }

  /** {@code srvr} is answered with the mode by a ZooKeeper that serves, and else with a refusal. */
  public static Readiness zooKeeper(int port) {
    return () -> Loopback.ask(port, "srvr").contains("Mode: ");
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
