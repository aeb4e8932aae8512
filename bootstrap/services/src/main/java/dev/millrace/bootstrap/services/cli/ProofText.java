package dev.millrace.bootstrap.services.cli;

import dev.millrace.application.erase.Proof;
import dev.millrace.application.erase.Proof.Kept;
import dev.millrace.application.erase.Proof.Topic;
import dev.millrace.domain.port.erasure.Erased;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the proof of an erasure is shown. */
final class ProofText {

  private static final String LINE = "%-10s  %-42s  %8s  %8s%n";

  private ProofText() {}

  static ExitCode print(Output output, Proof proof) {
    output.print(fields(proof), out -> print(out, proof));
    return proof.isDone() ? ExitCode.OK : ExitCode.NO;
  }

  static ExitCode printLook(Output output, Proof proof) {
    output.print(fields(proof), out -> printLook(out, proof));
    return proof.isOfNothing() ? ExitCode.NO : ExitCode.OK;
  }

  private static Map<String, Object> fields(Proof proof) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("family", proof.family().value());
    fields.put("key", proof.key().value());
    fields.put("erased", erased(proof.erased()));
    fields.put("done", proof.isDone());
    List<Map<String, Object>> places = new ArrayList<>();
    proof.stores().forEach(kept -> places.add(fields("postgres", kept)));
    places.add(fields(proof.topic()));
    proof.views().forEach(kept -> places.add(fields("cassandra", kept)));
    fields.put("places", places);
    fields.put(
        "stillOnDisk",
        proof.tombstone() == null
            ? List.of()
            : StillOnDisk.after(proof).stream().map(ProofText::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(StillOnDisk left) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("server", left.server());
    fields.put("place", left.place());
    fields.put("until", left.until());
    return fields;
  }

  private static @Nullable Map<String, Object> erased(@Nullable Erased erased) {
    return erased == null ? null : Map.of("at", erased.at().toString(), "by", erased.by());
  }

  private static Map<String, Object> fields(String server, Kept kept) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("server", server);
    fields.put("place", kept.place().toLowerCase(Locale.ROOT));
    fields.put("before", kept.before());
    fields.put("now", kept.now());
    return fields;
  }

  private static Map<String, Object> fields(Topic topic) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("server", "kafka");
    fields.put("place", topic.name());
    fields.put("before", topic.before());
    fields.put("now", topic.now());
    fields.put("nullValue", topic.tombstone() == null ? null : topic.tombstone().toString());
    return fields;
  }

  private static void print(PrintWriter out, Proof proof) {
    table(out, proof);
    if (proof.topic().tombstone() != null) {
      out.printf("The null value stands at %s.%n", proof.topic().tombstone());
    } else if (proof.isOutOfTheViews()) {
      out.println("The null value is NOT in the topic yet: see whether the relay runs.");
    } else {
      out.println("The views hold it still: see whether the relay and the stream run.");
    }
    out.println(
        proof.isDone()
            ? "Erased: no row of PostgreSQL and Cassandra holds it, and it will not come back."
            : "NOT done: something is left. What follows by itself goes on; look again by the same"
                + " command.");
    out.println("Its bytes stay for a while where servers write their files anew only later:");
    StillOnDisk.after(proof)
        .forEach(
            left ->
                out.printf("  %-10s  %s, until %s%n", left.server(), left.place(), left.until()));
  }

  private static void printLook(PrintWriter out, Proof proof) {
    table(out, proof);
    Erased erased = proof.erased();
    if (erased != null) {
      out.printf("It was erased at %s by %s.%n", erased.at(), erased.by());
    }
    out.println(proof.isOfNothing() ? "Nothing is left of it." : "Nothing was changed.");
  }

  private static void table(PrintWriter out, Proof proof) {
    out.printf(LINE, "SERVER", "PLACE", "BEFORE", "NOW");
    proof.stores().forEach(kept -> line(out, "postgres", kept.inWords(), kept));
    Topic topic = proof.topic();
    out.printf(LINE, "kafka", "events in " + topic.name(), topic.before(), topic.now());
    proof.views().forEach(kept -> line(out, "cassandra", "rows of " + kept.place(), kept));
  }

  private static void line(PrintWriter out, String server, String place, Kept kept) {
    out.printf(LINE, server, place, kept.before(), kept.now());
  }
}
