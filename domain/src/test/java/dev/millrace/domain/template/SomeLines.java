package dev.millrace.domain.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Lines to be mined. */
final class SomeLines {

  private static final String[] NAMES = {
    "ada", "bob", "carl", "dora", "emil", "fred", "gina", "hans", "ines", "jan", "kim", "lars",
    "mia", "nora", "otto", "paul"
  };

  private static final String[] STATES = {"Started", "Paused", "Resumed", "Stopped"};

  private SomeLines() {}

  static List<LogLine> of(String... lines) {
    return IntStream.range(0, lines.length).mapToObj(i -> new LogLine(lines[i], i)).toList();
  }

  /** A line for each name. */
  static List<LogLine> named(String line) {
    return of(java.util.Arrays.stream(NAMES).map(line::formatted).toArray(String[]::new));
  }

  /** As a system writes them that has users, machines of few states, and requests. */
  static List<LogLine> ofASystem(long seed, int number) {
    Random random = new Random(seed);
    List<LogLine> lines = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      lines.add(new LogLine(ofASystem(random), i));
    }
    return lines;
  }

  private static String ofASystem(Random random) {
    String name = NAMES[random.nextInt(NAMES.length)];
    return switch (random.nextInt(5)) {
      case 0 -> "Invalid user " + name + " from 10.0.0." + random.nextInt(255);
      case 1 -> "session opened for user " + name + " by (uid=" + random.nextInt(9) + ")";
      case 2 -> "session closed for user " + name;
      case 3 -> "VM " + STATES[random.nextInt(STATES.length)] + " after a life cycle event";
      default -> "GET /v" + random.nextInt(9) + "/items status: 200 took 0." + random.nextInt(99);
    };
  }

  /** Anything: words, marks, digits, controls, halves of characters. */
  static List<LogLine> garbage(long seed, int number) {
    Random random = new Random(seed);
    return IntStream.range(0, number)
        .mapToObj(i -> new LogLine(garbage(random), random.nextInt(1_000)))
        .toList();
  }

  private static String garbage(Random random) {
    StringBuilder line = new StringBuilder();
    for (int length = random.nextInt(60); length > 0; length--) {
      line.append(
          switch (random.nextInt(4)) {
            case 0 -> (char) random.nextInt(0x10000);
            case 1 -> " =:<>[](),|'\"/\\".charAt(random.nextInt(15));
            default -> (char) (' ' + random.nextInt(95));
          });
    }
    return line.toString();
  }
}
