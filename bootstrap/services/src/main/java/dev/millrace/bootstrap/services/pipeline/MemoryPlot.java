package dev.millrace.bootstrap.services.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Draws what each process held in memory over time, as an SVG that needs nothing else. */
public final class MemoryPlot {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 480;
  private static final int LEFT = 60;
  private static final int RIGHT = 150;
  private static final int TOP = 40;
  private static final int BOTTOM = 40;
  private static final int LINES = 5;

  /** A palette that people with colour-blindness can tell apart: Okabe and Ito, 2008. */
  private static final List<String> COLOURS =
      List.of(
          "#000000", "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7",
          "#999999", "#661100");

  private final List<Resident.Look> looks;
  private final double lastSeconds;
  private final double mostMegabytes;

  private MemoryPlot(List<Resident.Look> looks) {
    this.looks = looks;
    this.lastSeconds =
        looks.stream().mapToDouble(look -> look.after().toMillis() / 1000.0).max().orElse(1);
    this.mostMegabytes =
        looks.stream()
            .flatMap(look -> look.megabytes().values().stream())
            .mapToDouble(Long::doubleValue)
            .max()
            .orElse(1);
  }

  /** The drawing; an empty frame where nothing was seen. */
  public static String svg(String title, List<Resident.Look> looks) {
    return new MemoryPlot(looks).draw(title);
  }

  private String draw(String title) {
    List<String> parts = new ArrayList<>();
    parts.add(
        String.format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                + " font-size=\"12\">",
            WIDTH, HEIGHT));
    parts.add(String.format("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT));
    parts.add(text(LEFT, TOP / 2, escaped(title)));
    parts.addAll(grid());
    List<String> names = names();
    for (int i = 0; i < names.size(); i++) {
      parts.addAll(line(names.get(i), i));
    }
    parts.add("</svg>");
    return String.join("\n", parts) + "\n";
  }

  private List<String> names() {
    return looks.stream()
        .flatMap(look -> look.megabytes().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }

  private List<String> grid() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i <= LINES; i++) {
      double megabytes = mostMegabytes * i / LINES;
      double seconds = lastSeconds * i / LINES;
      parts.add(
          String.format(
              Locale.ROOT,
              "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>",
              LEFT,
              y(megabytes),
              WIDTH - RIGHT));
      parts.add(text(4, y(megabytes), String.format("%,.0f MB", megabytes)));
      parts.add(text(x(seconds), HEIGHT - BOTTOM / 2.0, String.format("%,.0f s", seconds)));
    }
    return parts;
  }

  private List<String> line(String name, int index) {
    String colour = COLOURS.get(index % COLOURS.size());
    String points =
        looks.stream()
            .filter(look -> look.megabytes().containsKey(name))
            .map(look -> point(look, name))
            .collect(Collectors.joining(" "));
    return List.of(
        String.format(
            "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/>",
            colour, points),
        String.format(
            "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>",
            WIDTH - RIGHT + 20, TOP + 20 * index, colour),
        text(WIDTH - RIGHT + 40, TOP + 20 * index + 10, escaped(name)));
  }

  private String point(Resident.Look look, String name) {
    return String.format(
        Locale.ROOT,
        "%.1f,%.1f",
        x(look.after().toMillis() / 1000.0),
        y(look.megabytes().getOrDefault(name, 0L)));
  }

  private double x(double seconds) {
    return LEFT + (WIDTH - LEFT - RIGHT) * seconds / Math.max(1, lastSeconds);
  }

  private double y(double megabytes) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * megabytes / Math.max(1, mostMegabytes);
  }

  private static String text(double x, double y, String content) {
    return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">%s</text>", x, y, content);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
