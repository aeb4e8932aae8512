package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.services.bench.Comparison;
import dev.millrace.bootstrap.services.bench.Round;
import dev.millrace.bootstrap.services.bench.Spread;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    fields.put(
        "rounds", byName(comparison -> comparison.rounds().stream().map(this::round).toList()));
    fields.put("voidRuns", voids());
    fields.put("ratios", ratios().map(BenchReport::ratio).toList());
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

  private Stream<Spread> ratios() {
    return comparisons.stream().flatMap(comparison -> comparison.ratios().stream());
  }

  private Map<String, Object> round(Round round) {
    Map<String, Object> fields = new LinkedHashMap<>();
    round.rates().bySide().forEach((side, rate) -> fields.put(side, Math.round(rate)));
    new TreeMap<>(round.figures()).forEach((name, figure) -> fields.put(name, rounded(figure)));
    fields.put("void", round.isVoid());
    return fields;
  }

  private static Map<String, Object> ratio(Spread spread) {
    Map<String, Object> ratio = new LinkedHashMap<>();
    ratio.put("name", spread.name());
    ratio.put("median", rounded(spread.median()));
    ratio.put("low", rounded(spread.low()));
    ratio.put("high", rounded(spread.high()));
    ratio.put("bound", spread.bound().toString());
    ratio.put("goal", spread.goal());
    ratio.put("met", spread.isMet());
    return ratio;
  }

  private static @Nullable Double rounded(OptionalDouble ratio) {
    return ratio.isPresent() ? rounded(ratio.getAsDouble()) : null;
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1e4) / 1e4;
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
      comparison.rounds().forEach(round -> print(out, comparison, round));
      comparison.voids().forEach(what -> out.println("  void: " + what));
      comparison.ratios().forEach(ratio -> print(out, ratio));
      out.println();
      print(out, settings(comparison));
    }
  }

  private static void print(PrintWriter out, Comparison comparison, Round round) {
    for (Comparison.SideSettings side : comparison.sides()) {
      out.printf("  %,12.0f/s %s", round.rates().of(side.name()), side.name());
    }
    new TreeMap<>(round.figures())
        .forEach((name, figure) -> out.printf("  %s: %.3f", name, figure));
    out.println(round.isVoid() ? "   VOID" : "");
  }

  private static void print(PrintWriter out, Spread ratio) {
    out.printf(
        "  %s: %s (%s to %s), goal %s %s: %s%n",
        ratio.name(),
        text(ratio.median()),
        text(ratio.low()),
        text(ratio.high()),
        ratio.bound(),
        ratio.goal(),
        ratio.isMet() ? "met" : "NOT met");
  }

  private static void print(PrintWriter out, Map<String, Object> settings) {
    settings.forEach((side, values) -> out.printf("  %s: %s%n", side, values));
  }

  private static String text(OptionalDouble ratio) {
    return ratio.isPresent() ? String.format("%.3f", ratio.getAsDouble()) : "none";
  }
}
