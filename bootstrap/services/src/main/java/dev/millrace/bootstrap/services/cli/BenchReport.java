package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.services.bench.Comparison;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What benchmarks showed, for people and programs. */
record BenchReport(List<Comparison> comparisons) {

  BenchReport {
    comparisons = List.copyOf(comparisons);
  }

  ExitCode exitCode() {
    return comparisons.stream().allMatch(Comparison::isGood) ? ExitCode.OK : ExitCode.NO;
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("pairs", byName(comparison -> comparison.pairs().stream().map(this::pair).toList()));
    fields.put("voidRuns", voids());
    fields.put("ratios", comparisons.stream().map(BenchReport::ratio).toList());
    fields.put("void", voids().size());
    fields.put("settings", byName(BenchReport::settings));
    return fields;
  }

  private Map<String, Object> byName(java.util.function.Function<Comparison, Object> part) {
    Map<String, Object> byName = new LinkedHashMap<>();
    comparisons.forEach(comparison -> byName.put(comparison.name(), part.apply(comparison)));
    return byName;
  }

  private List<String> voids() {
    return comparisons.stream()
        .flatMap(one -> one.voids().stream().map(what -> one.name() + ", " + what))
        .toList();
  }

  private Map<String, Object> pair(Comparison.Pair pair) {
    return Map.of(
        "ours", Math.round(pair.ours()),
        "reference", Math.round(pair.reference()),
        "void", pair.isVoid());
  }

  private static Map<String, Object> ratio(Comparison comparison) {
    Map<String, Object> ratio = new LinkedHashMap<>();
    ratio.put("name", comparison.name());
    ratio.put("median", rounded(comparison.median()));
    ratio.put("low", rounded(comparison.low()));
    ratio.put("high", rounded(comparison.high()));
    ratio.put("goal", comparison.goal());
    ratio.put("met", comparison.isMet());
    return ratio;
  }

  private static @Nullable Double rounded(OptionalDouble ratio) {
    return ratio.isPresent() ? Math.round(ratio.getAsDouble() * 1e4) / 1e4 : null;
  }

  private static Map<String, Object> settings(Comparison comparison) {
    Map<String, Object> sides = new LinkedHashMap<>();
    comparison.sides().forEach(side -> sides.put(side.name(), side.settings()));
    sides.put("machine", machine());
    return sides;
  }

  private static Map<String, String> machine() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("heapMegabytes", Long.toString(Runtime.getRuntime().maxMemory() >> 20));
    machine.put("java", System.getProperty("java.vm.version"));
    machine.put(
        "javaOptions",
        String.join(
            " ", java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()));
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    return machine;
  }

  void print(PrintWriter out) {
    for (Comparison comparison : comparisons) {
      out.printf("%n%s%n", comparison.name());
      comparison
          .pairs()
          .forEach(
              pair ->
                  out.printf(
                      "  %,12.0f/s ours %,12.0f/s reference%s%n",
                      pair.ours(), pair.reference(), pair.isVoid() ? "   VOID" : ""));
      comparison.voids().forEach(what -> out.println("  void: " + what));
      out.printf(
          "  ratio %s (%s to %s), goal %s: %s%n%n",
          text(comparison.median()),
          text(comparison.low()),
          text(comparison.high()),
          comparison.goal(),
          comparison.isMet() ? "met" : "NOT met");
      print(out, settings(comparison));
    }
  }

  private static void print(PrintWriter out, Map<String, Object> settings) {
    settings.forEach((side, values) -> out.printf("  %s: %s%n", side, values));
  }

  private static String text(OptionalDouble ratio) {
    return ratio.isPresent() ? String.format("%.3f", ratio.getAsDouble()) : "none";
  }
}
