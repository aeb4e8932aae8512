package dev.millrace.local;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The servers that the local stack can run. */
public enum Server {
  POSTGRES(120),
  KAFKA(400),
  REGISTRY(300),
  CASSANDRA(1100),
  SPARK(1600);

  private final int memoryMegabytes;

  Server(int memoryMegabytes) {
    this.memoryMegabytes = memoryMegabytes;
  }

  /** The name of its process, its log file and its folder. */
  public String processName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it may take resident, in MiB, when it has worked for a while. */
  public int memoryMegabytes() {
    return memoryMegabytes;
  }

  /** All that the pipeline needs when Spark runs inside the stream process. */
  public static Set<Server> pipeline() {
    return EnumSet.of(POSTGRES, KAFKA, REGISTRY, CASSANDRA);
  }

  /** These servers and those they cannot run without. */
  static EnumSet<Server> withNeeds(Set<Server> servers) {
    EnumSet<Server> all = EnumSet.noneOf(Server.class);
    all.addAll(servers);
    if (all.contains(REGISTRY)) {
      all.add(POSTGRES);
    }
    return all;
  }
}
