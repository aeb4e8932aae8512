package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.html.Element;
import dev.millrace.adapters.http.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Small drawings. They take their colours and sizes from the style sheet. */
final class Chart {

  private static final int WIDTH = 120;
  private static final int HEIGHT = 24;
  private static final int PERCENT = 100;

  private Chart() {}

  /**
   * A part of a bar.
   *
   * @param style its class
   */
  record Share(String style, long count) {}

  /** The course of a figure, from zero up; the words beside it say what it is now. */
  static Html course(List<Double> values) {
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    List<String> points = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      double x = values.size() == 1 ? WIDTH : (double) WIDTH * i / (values.size() - 1);
      double y = most == 0 ? HEIGHT : HEIGHT - 1 - (HEIGHT - 2) * values.get(i) / most;
      points.add(point(x, y));
    }
    String line = String.join(" ", points);
    return svg(
            "course",
            WIDTH,
            HEIGHT,
            values.size() < 2
                ? List.of(base())
                : List.of(
                    tag("polygon")
                        .with("points", point(0, HEIGHT) + " " + line + " " + point(WIDTH, HEIGHT)),
                    tag("polyline").with("points", line)))
        .with("aria-hidden", "true");
  }

  private static Element base() {
    return tag("line")
        .with("x1", "0")
        .with("x2", String.valueOf(WIDTH))
        .with("y1", String.valueOf(HEIGHT - 1))
        .with("y2", String.valueOf(HEIGHT - 1));
  }

  /** How much of something is done. */
  static Html progress(long done, long all, String words) {
    double width = all == 0 ? 0 : Math.min(PERCENT, (double) PERCENT * done / all);
    return bar(words, List.of(rect("rest", 0, PERCENT), rect("done", 0, width)));
  }

  /** What a whole is made of. */
  static Html shares(List<Share> shares, String words) {
    long all = shares.stream().mapToLong(Share::count).sum();
    List<Element> parts = new ArrayList<>();
    double from = 0;
    for (Share share : shares) {
      double width = all == 0 ? 0 : (double) PERCENT * share.count() / all;
      if (width > 0) {
        parts.add(rect(share.style(), from, width));
      }
      from += width;
    }
    return bar(words, parts);
  }

  private static Html bar(String words, List<Element> parts) {
    return svg("bar", PERCENT, 4, parts).with("role", "img").with("aria-label", words);
  }

  private static Element rect(String style, double from, double width) {
    return tag("rect." + style)
        .with("x", number(from))
        .with("y", "0")
        .with("width", number(width))
        .with("height", "4");
  }

  static Element svg(String style, int width, int height, List<Element> parts) {
    return tag("svg." + style, parts)
        .with("viewBox", "0 0 " + width + " " + height)
        .with("preserveAspectRatio", "none")
        .with("focusable", "false");
  }

  private static String point(double x, double y) {
    return number(x) + "," + number(y);
  }

  static String number(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
