package dev.millrace.bootstrap.services.cli;

import dev.millrace.adapters.http.api.RunFields;
import dev.millrace.domain.port.ledger.Sheet;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows a balance sheet. */
final class SheetText {

  private SheetText() {}

  static Map<String, Object> fields(Sheet sheet) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run", sheet.run().toString());
    fields.putAll(RunFields.of(sheet));
    return fields;
  }

  static void print(PrintWriter out, Sheet sheet) {
    out.printf("Ledger of run %s%n%n", sheet.run());
    out.printf("  fetched      %,12d%n", sheet.fetched());
    out.printf("    stored     %,12d   (%,d new versions)%n", sheet.stored(), sheet.newVersions());
    out.printf("    duplicates %,12d%n", sheet.duplicates());
    out.printf("    quarantined%,12d   (%,d conflicts)%n", sheet.quarantined(), sheet.conflicts());
    out.printf("  stored       %,12d%n", sheet.stored());
    out.printf("    published  %,12d%n", sheet.published());
    out.printf("    served     %,12d%n", sheet.served());
    out.printf("    dead       %,12d%n%n", sheet.deadLettered());
    out.println(sheet.isSettled() ? settled(sheet) : open(sheet));
  }

  private static String settled(Sheet sheet) {
    return sheet.pathBalances()
        ? "It adds up: fetched = stored + duplicates + quarantined, stored = published = served"
            + " + dead."
        : String.format(
            "Settled: %,d events were not served when they were published first; `millrace verify`"
                + " has found all of them since, by their rows.",
            sheet.published() - sheet.served() - sheet.deadLettered());
  }

  private static String open(Sheet sheet) {
    return String.format(
        "Under way: %,d to publish, %,d to serve.",
        sheet.stored() - sheet.published(),
        sheet.published() - sheet.served() - sheet.deadLettered());
  }
}
