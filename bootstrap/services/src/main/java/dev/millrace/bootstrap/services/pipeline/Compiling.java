package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.local.ServerJvm;
import java.util.List;

/** How Millrace's own processes compile their code. */
public enum Compiling {

  /** For work of minutes: the optimizing compiler costs more then than it gives back. */
  QUICKLY,

  /** For what runs long. */
  IN_FULL;

  List<String> options() {
    return switch (this) {
      case QUICKLY -> List.of("-XX:TieredStopAtLevel=1");
      case IN_FULL -> ServerJvm.PATIENT_COMPILER;
    };
  }
}
