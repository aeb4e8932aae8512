package dev.millrace.adapters.cassandra;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster serves the views, and how it is asked.
 *
 * @param contactPoints {@code host:port} of nodes that are asked for the others
 * @param datacenter the data centre whose nodes are used
 * @param keyspace lower-case, 1 to 48 letters, digits and underscores
 * @param replication data centre → number of replicas, for a keyspace that is yet to be made
 * @param user null where the cluster does not ask
 */
public record CassandraConfig(
    List<String> contactPoints,
    String datacenter,
    String keyspace,
    Map<String, Integer> replication,
    @Nullable String user,
    @Nullable String password,
    RequestLimits limits) {

  private static final Pattern KEYSPACE = Pattern.compile("[a-z][a-z0-9_]{0,47}");
  private static final Pattern CONTACT_POINT = Pattern.compile("\\S+:\\d{1,5}");
  private static final Pattern DATACENTER = Pattern.compile("[A-Za-z0-9_.-]+");

  public CassandraConfig {
    contactPoints = List.copyOf(contactPoints);
    replication = Map.copyOf(replication);
    requireSome("contact point", contactPoints.isEmpty());
    requireSome("replication", replication.isEmpty());
    contactPoints.forEach(point -> requireShape("contact point", CONTACT_POINT, point));
    requireShape("keyspace", KEYSPACE, keyspace);
    requireShape("data centre", DATACENTER, datacenter);
    replication.keySet().forEach(name -> requireShape("data centre", DATACENTER, name));
    requireBoth(user, password);
  }

  /** One node without authentication, one replica: a developer's or a test's cluster. */
  public static CassandraConfig local(String contactPoint, String datacenter, String keyspace) {
    return new CassandraConfig(
        List.of(contactPoint),
        datacenter,
        keyspace,
        Map.of(datacenter, 1),
        null,
        null,
        RequestLimits.DEFAULT);
  }

  public CassandraConfig withLimits(RequestLimits other) {
    return new CassandraConfig(
        contactPoints, datacenter, keyspace, replication, user, password, other);
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return "CassandraConfig[contactPoints=%s, datacenter=%s, keyspace=%s, replication=%s, user=%s]"
        .formatted(contactPoints, datacenter, keyspace, replication, user);
  }

  private static void requireSome(String name, boolean missing) {
    if (missing) {
      throw new IllegalArgumentException("no " + name + " given");
    }
  }

  private static void requireShape(String name, Pattern shape, String value) {
    if (!shape.matcher(value).matches()) {
      throw new IllegalArgumentException("not a " + name + ": " + value);
    }
  }

  private static void requireBoth(@Nullable String user, @Nullable String password) {
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException("user and password are given together or not at all");
    }
  }
}
