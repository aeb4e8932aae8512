package dev.millrace.adapters.http.api;

import dev.millrace.application.alert.Alert;
import dev.millrace.application.alert.Condition;
import dev.millrace.application.alert.Signal;
import dev.millrace.domain.schedule.Span;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The alerts as rules for Prometheus, and the cases as tests of these rules for promtool. */
final class PrometheusFiles {

  static final String RULES = "alerts.yml";
  static final String TESTS = "alerts.test.yml";

  private static final String MADE =
      "# Made by `mvn -pl adapters-http -am test -Dtest=AlertRulesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dmillrace.monitoring.write=true`,\n"
          + "# of the alerts that the control center shows.\n";

  private PrometheusFiles() {}

  static String rules() {
    StringBuilder file = new StringBuilder(MADE);
    file.append("groups:\n  - name: millrace\n    rules:\n");
    for (Alert alert : Alert.values()) {
      file.append("      - alert: ").append(alert.title()).append('\n');
      file.append("        expr: ").append(expression(alert.condition())).append('\n');
      if (!alert.hold().isZero()) {
        file.append("        for: ").append(Span.text(alert.hold())).append('\n');
      }
      file.append("        labels:\n          severity: ").append(severity(alert)).append('\n');
      file.append("        annotations:\n          summary: ").append(quoted(template(alert)));
      file.append("\n          description: ").append(quoted(alert.advice())).append('\n');
    }
    return file.toString();
  }

  private static String template(Alert alert) {
    return alert
        .words()
        .replace(Alert.OF, "{{ $labels." + alert.condition().signal().label() + " }}")
        .replace(Alert.VALUE, "{{ printf \"%.0f\" $value }}");
  }

  /** Several control processes may show the same. */
  private static String expression(Condition condition) {
    if (condition instanceof Condition.Above above) {
      return worst("max", above.signal()) + " > " + number(above.limit());
    }
    if (condition instanceof Condition.Below below) {
      return worst("min", below.signal()) + " < " + number(below.limit());
    }
    if (condition instanceof Condition.Grown grown) {
      String label = grown.signal().label();
      return "max by (%s) (%s - %s offset %s) > %s"
          .formatted(
              label,
              grown.signal().metric(),
              grown.signal().metric(),
              Span.text(grown.over()),
              number(grown.limit()));
    }
    Condition.Share share = (Condition.Share) condition;
    String part = increase(share.signal(), share.over());
    String rest = increase(share.other(), share.over());
    return "100 * %s / (%s + %s) > %s".formatted(part, part, rest, number(share.limit()));
  }

  private static String worst(String of, Signal signal) {
    return "%s by (%s) (%s)".formatted(of, signal.label(), signal.metric());
  }

  private static String increase(Signal counter, Duration over) {
    return "sum by (%s) (increase(%s[%s]))"
        .formatted(counter.label(), counter.metric(), Span.text(over));
  }

  private static String number(double limit) {
    return String.format(Locale.ROOT, "%.0f", limit);
  }

  private static String severity(Alert alert) {
    return alert.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String tests() {
    StringBuilder file = new StringBuilder(MADE);
    file.append("rule_files:\n  - ").append(RULES);
    file.append("\nevaluation_interval: 1m\ntests:\n");
    AlertCase.ALL.forEach(test -> append(file, test));
    return file.toString();
  }

  private static void append(StringBuilder file, AlertCase test) {
    file.append("  # ").append(test.name()).append('\n');
    file.append("  - interval: 1m\n    input_series:\n");
    test.series()
        .forEach(
            series ->
                file.append("      - series: ")
                    .append(quoted(series.name()))
                    .append("\n        values: ")
                    .append(quoted(series.values()))
                    .append('\n'));
    file.append("    alert_rule_test:\n");
    test.expected()
        .forEach(
            (minute, words) -> {
              file.append("      - eval_time: ").append(minute).append("m\n");
              file.append("        alertname: ").append(test.alert().title()).append('\n');
              file.append("        exp_alerts:").append(words.isEmpty() ? " []\n" : "\n");
              new TreeMap<>(words).forEach((of, said) -> append(file, test.alert(), of, said));
            });
  }

  private static void append(StringBuilder file, Alert alert, String of, String words) {
    Map<String, String> lines =
        new TreeMap<>(Map.of("severity", severity(alert), alert.condition().signal().label(), of));
    file.append("          - exp_labels:\n");
    lines.forEach(
        (label, value) ->
            file.append("              ")
                .append(label)
                .append(": ")
                .append(quoted(value))
                .append('\n'));
    file.append("            exp_annotations:\n              summary: ").append(quoted(words));
    file.append("\n              description: ").append(quoted(alert.advice())).append('\n');
  }

  /** Each alert of which a threshold is so much off that its tests have to fail. */
  static List<String> spoiled(Alert alert) {
    String right = "expr: " + expression(alert.condition()) + "\n";
    int limit = right.lastIndexOf(' ') + 1;
    long number = Long.parseLong(right.substring(limit).trim());
    return List.of(10 * number + 10, number - Math.max(1, number / 2)).stream()
        .map(wrong -> rules().replace(right, right.substring(0, limit) + wrong + "\n"))
        .toList();
  }
}
