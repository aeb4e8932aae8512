package dev.millrace.local;

import java.util.List;
import java.util.stream.Stream;

/** What the JVMs of a local pipeline have in common. */
public final class ServerJvm {

  /**
   * The optimizing compiler at ten times its usual thresholds: at those it is busy with the code of
   * the start itself, for a fifth of all processor time until the pipeline is ready. What stays hot
   * is still compiled in full, a little later.
   */
  public static final List<String> PATIENT_COMPILER =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  /** Of a server: one collector thread, too. */
  static final List<String> OPTIONS =
      Stream.concat(Stream.of("-XX:+UseSerialGC"), PATIENT_COMPILER.stream()).toList();

  private ServerJvm() {}
}
