package dev.millrace.local;

import java.util.List;

/** What the JVMs of the servers have in common here. */
final class ServerJvm {

  /**
   * One collector thread, and the optimizing compiler at ten times its usual thresholds: at those
   * it is busy with the code of the start itself, for a fifth of all processor time until the
   * pipeline is ready. What stays hot is still compiled in full, a little later.
   */
  static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  private ServerJvm() {}
}
