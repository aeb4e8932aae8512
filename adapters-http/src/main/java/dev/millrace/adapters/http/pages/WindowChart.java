package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.html.Element;
import dev.millrace.adapters.http.html.Html;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures of windows over time, a column for each. The scale begins at zero, or at the least of
 * them that is below; windows without a row are gaps.
 */
final class WindowChart {

  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 160;

  /** What is left between two columns. */
  private static final double FILLED = 0.8;

  private static final double NARROWEST = 1.5;

  private record Point(Instant at, double value) {}

  private WindowChart() {}

  static Html of(String figure, String time, List<Map<String, @Nullable Object>> rows) {
    List<Point> points = points(figure, time, rows);
    if (points.isEmpty()) {
      return Html.nothing();
    }
    double most = Math.max(0, points.stream().mapToDouble(Point::value).max().orElse(0));
    double least = Math.min(0, points.stream().mapToDouble(Point::value).min().orElse(0));
    Instant first = points.get(0).at();
    Instant last = points.get(points.size() - 1).at();
    return tag(
        "div.chart",
        tag("h3", figure + " per window"),
        tag(
            "div.plot",
            tag(
                "div.scale",
                tag("span", figure(most)),
                tag("span", figure((most + least) / 2)),
                tag("span", figure(least))),
            Chart.svg("columns", WIDTH, HEIGHT, columns(points, least, most))
                .with("role", "img")
                .with("aria-label", words(figure, points, first, last))),
        tag(
            "p.times",
            tag("time", Words.moment(first)).with("datetime", first.toString()),
            tag("time", Words.moment(last)).with("datetime", last.toString())));
  }

  private static List<Point> points(
      String figure, String time, List<Map<String, @Nullable Object>> rows) {
    List<Point> points = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows) {
      if (row.get(figure) instanceof Number number && row.get(time) instanceof String at) {
        points.add(new Point(Instant.parse(at), number.doubleValue()));
      }
    }
    return points;
  }

  private static List<Element> columns(List<Point> points, double least, double most) {
    Instant first = points.get(0).at();
    double gap = leastGap(points);
    double span = Duration.between(first, points.get(points.size() - 1).at()).toMillis() + gap;
    double range = most == least ? 1 : most - least;
    double zero = HEIGHT * most / range;
    List<Element> parts = new ArrayList<>(grid());
    for (Point point : points) {
      double x = WIDTH * Duration.between(first, point.at()).toMillis() / span;
      double height = HEIGHT * Math.abs(point.value()) / range;
      parts.add(
          tag("rect.column", tag("title", Words.moment(point.at()) + ": " + figure(point.value())))
              .with("x", Chart.number(x))
              .with("y", Chart.number(point.value() < 0 ? zero : zero - height))
              .with("width", Chart.number(Math.max(NARROWEST, FILLED * WIDTH * gap / span)))
              .with("height", Chart.number(height)));
    }
    return parts;
  }

  private static List<Element> grid() {
    List<Element> lines = new ArrayList<>();
    for (int y : List.of(0, HEIGHT / 2, HEIGHT)) {
      lines.add(
          tag("line")
              .with("x1", "0")
              .with("x2", String.valueOf(WIDTH))
              .with("y1", String.valueOf(y))
              .with("y2", String.valueOf(y)));
    }
    return lines;
  }

  /** The length of a window, as far as the rows tell it. */
  private static double leastGap(List<Point> points) {
    double least = Double.MAX_VALUE;
    for (int i = 1; i < points.size(); i++) {
      double gap = (double) Duration.between(points.get(i - 1).at(), points.get(i).at()).toMillis();
      least = gap > 0 ? Math.min(least, gap) : least;
    }
    return least == Double.MAX_VALUE ? 1 : least;
  }

  private static String words(String figure, List<Point> points, Instant first, Instant last) {
    double sum = points.stream().mapToDouble(Point::value).sum();
    return "%s of %s from %s to %s, %s in all"
        .formatted(
            figure,
            Words.count(points.size(), "window"),
            Words.moment(first),
            Words.moment(last),
            figure(sum));
  }

  private static String figure(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%,.1f", value);
  }
}
