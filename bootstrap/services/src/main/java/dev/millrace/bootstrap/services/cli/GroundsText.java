package dev.millrace.bootstrap.services.cli;

import dev.millrace.domain.port.quarantine.Grounds;
import dev.millrace.domain.record.Reason;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Shows why records are in quarantine. */
final class GroundsText {

  private GroundsText() {}

  static void print(PrintWriter out, List<Grounds> grounds) {
    if (grounds.isEmpty()) {
      return;
    }
    out.println();
    out.println("In quarantine, with their bytes:");
    for (Grounds common : grounds) {
      String reasons =
          common.reasons().stream().map(Reason::toString).collect(Collectors.joining("; "));
      out.printf("  %,12d  %s%n", common.records(), reasons);
    }
  }
}
