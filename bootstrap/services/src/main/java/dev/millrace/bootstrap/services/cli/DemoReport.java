package dev.millrace.bootstrap.services.cli;

import dev.millrace.application.verify.Verification;
import dev.millrace.bootstrap.services.pipeline.DemoResult;
import dev.millrace.bootstrap.services.pipeline.HopRate;
import dev.millrace.domain.port.ledger.Sheet;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a demo reports. */
record DemoReport(DemoResult result, Instant started, Duration ready, Duration total) {

  boolean isComplete() {
    return result.isComplete();
  }

  Map<String, Object> fields() {
    List<Verification> runs = result.runs();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run", runs.isEmpty() ? null : runs.get(runs.size() - 1).sheet().run().toString());
    fields.put("runs", runs.stream().map(run -> run.sheet().run().toString()).toList());
    fields.put("complete", result.isComplete());
    fields.put(
        "problems", runs.stream().map(RunsCommand::problem).flatMap(Optional::stream).toList());
    fields.put("fetched", result.sum(Sheet::fetched));
    fields.put("stored", result.sum(Sheet::stored));
    fields.put("duplicates", result.sum(Sheet::duplicates));
    fields.put("quarantined", result.sum(Sheet::quarantined));
    fields.put("published", result.sum(Sheet::published));
    fields.put("served", result.sum(Sheet::served));
    fields.put("deadLettered", result.sum(Sheet::deadLettered));
    fields.put("startupSeconds", seconds(ready));
    fields.put("firstReadableSeconds", seconds(firstReadable()));
    fields.put("totalSeconds", seconds(total));
    fields.put("hops", result.hops().stream().map(DemoReport::hop).toList());
    fields.put(
        "latencyMillis",
        Map.of(
            "p50", result.latency().percentile(0.50).toMillis(),
            "p99", result.latency().percentile(0.99).toMillis(),
            "samples", result.latency().samples()));
    fields.put("residentMegabytes", result.residentMegabytes());
    return fields;
  }

  private Duration firstReadable() {
    return result
        .latency()
        .firstReadable()
        .map(at -> Duration.between(started, at))
        .orElse(Duration.ZERO);
  }

  private static Map<String, Object> hop(HopRate hop) {
    return Map.of("name", hop.name(), "recordsPerSecond", Math.round(hop.recordsPerSecond()));
  }

  private static double seconds(Duration duration) {
    return Math.round(duration.toMillis() / 100.0) / 10.0;
  }

  void print(PrintWriter out) {
    for (Verification run : result.runs()) {
      out.println();
      VerifyCommand.print(out, run);
    }
    out.println();
    result
        .hops()
        .forEach(
            hop -> out.printf("%-20s %,10.0f records/s%n", hop.name(), hop.recordsPerSecond()));
    out.printf(
        "fetch to readable    %,10d ms p50, %,d ms p99, of %,d samples%n",
        result.latency().percentile(0.50).toMillis(),
        result.latency().percentile(0.99).toMillis(),
        result.latency().samples());
    out.printf("first readable after %10.1f s%n", seconds(firstReadable()));
    out.printf("resident, all        %,10d MB%n", result.residentMegabytes());
    out.printf("in all               %10.1f s%n%n", seconds(total));
    out.println(
        result.isComplete()
            ? "Complete: every record is accounted for."
            : "NOT complete: see above what is missing.");
  }
}
