package dev.millrace.testing.servers;

import dev.millrace.local.Endpoints;
import dev.millrace.local.Server;
import java.net.URI;

/**
 * Real servers. Asking for one starts it, and those it needs, unless it runs; so a test pays only
 * for what it uses. All methods may be called from any thread, and fail with an unchecked exception
 * whose message says why.
 */
public interface Servers {

  /** The servers that all tests of this JVM share. */
  static Servers shared() {
    return SharedServers.INSTANCE;
  }

  /** Starts these at the same time, which is faster than asking for one after the other. */
  void start(Server... servers);

  /** PostgreSQL, as its superuser. */
  Endpoints.Database postgres();

  /**
   * An empty database with a role that owns it, for one test class; nobody else gets the same one.
   */
  Endpoints.Database freshDatabase();

  /** Kafka's bootstrap address, {@code host:port}. Topics are not created by themselves. */
  String kafka();

  /** The registry's Confluent-compatible API, as {@code http://host:port/apis/ccompat/v7}. */
  URI registry();

  /** Cassandra's contact point. */
  Endpoints.Cassandra cassandra();

  /** Stops one in good order; clients see refused connections until {@link #restart}. */
  void stop(Server server);

  /** Kills one, as a crash would; it stays down until {@link #restart}. */
  void kill(Server server);

  /** Starts one that was stopped or killed, with its data, on the same port. */
  void restart(Server server);

  /** Freezes one: connections stay open, and nothing answers until {@link #resume}. */
  void pause(Server server);

  /** Lets a paused one go on. */
  void resume(Server server);
}
