package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.services.bench.logs.Grouping;
import dev.millrace.bootstrap.services.bench.logs.LogsComparison;
import dev.millrace.bootstrap.services.bench.logs.SetScore;
import dev.millrace.domain.template.TemplateMiner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What mining labelled logs showed, for people and programs.
 *
 * @param lines that each round mined at least
 */
record LogsReport(LogsComparison comparison, Path data, int lines) {

  private static final String ROW = "  %-16s %8s %8s %9s %9s %9s %12s%n";

  ExitCode exitCode() {
    return comparison.isGood() ? ExitCode.OK : ExitCode.NO;
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sets", comparison.sets().stream().map(LogsReport::set).toList());
    fields.put("mean", means());
    fields.put("rounds", comparison.rates().stream().map(Math::round).toList());
    fields.put("voidSets", comparison.voids());
    fields.put("ratios", comparison.ratios().stream().map(BenchReport::ratio).toList());
    fields.put("void", comparison.voids().size());
    fields.put("settings", settings());
    return fields;
  }

  private static Map<String, Object> set(SetScore set) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", set.name());
    fields.put("events", set.events());
    fields.put("messages", grouping(set.messages()));
    fields.put("lines", grouping(set.lines()));
    return fields;
  }

  private static Map<String, Object> grouping(Grouping grouping) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("templates", grouping.groups());
    fields.put("groupingAccuracy", BenchReport.rounded(grouping.accuracy()));
    fields.put("f1", BenchReport.rounded(grouping.f1()));
    fields.put("templateF1", BenchReport.rounded(grouping.templateF1()));
    return fields;
  }

  private Map<String, Object> means() {
    Map<String, Object> means = new LinkedHashMap<>();
    means.put("groupingAccuracy", mean(set -> set.messages().accuracy()));
    means.put("f1", mean(set -> set.messages().f1()));
    means.put("templateF1", mean(set -> set.messages().templateF1()));
    means.put("groupingAccuracyOfLines", mean(set -> set.lines().accuracy()));
    return means;
  }

  private double mean(ToDoubleFunction<SetScore> figure) {
    return BenchReport.rounded(comparison.mean(figure));
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(
        "millrace",
        Map.of(
            "data", data.toString(),
            "linesPerRound", Integer.toString(lines),
            "maxTemplates", Integer.toString(TemplateMiner.MAX_TEMPLATES),
            "threads", "1"));
    settings.put("machine", BenchReport.machine());
    return settings;
  }

  void print(PrintWriter out) {
    out.printf(ROW, "set", "events", "mined", "grouping", "F1", "template", "grouping of");
    out.printf(ROW, "", "", "", "accuracy", "", "F1", "whole lines");
    comparison.sets().forEach(set -> print(out, set));
    out.printf(
        ROW,
        "mean",
        "",
        "",
        share(comparison.mean(set -> set.messages().accuracy())),
        share(comparison.mean(set -> set.messages().f1())),
        share(comparison.mean(set -> set.messages().templateF1())),
        share(comparison.mean(set -> set.lines().accuracy())));
    comparison.voids().forEach(what -> out.println("  void: " + what));
    comparison.ratios().forEach(ratio -> BenchReport.print(out, ratio));
    out.println();
    BenchReport.print(out, settings());
  }

  private static void print(PrintWriter out, SetScore set) {
    out.printf(
        ROW,
        set.name(),
        set.events(),
        set.messages().groups(),
        share(set.messages().accuracy()),
        share(set.messages().f1()),
        share(set.messages().templateF1()),
        share(set.lines().accuracy()));
  }

  private static String share(double figure) {
    return String.format("%.4f", figure);
  }
}
