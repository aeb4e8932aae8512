package dev.millrace.bootstrap.services.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line of the streaming driver: a JVM of its own, with Spark's class path and openings.
 */
public final class StreamProcess {

  private static final String MAIN = "dev.millrace.bootstrap.stream.Stream";

  /** What Spark 3.5 opens on Java 17, as its {@code JavaModuleOptions} lists it. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar",
          "java.security.jgss/sun.security.krb5");

  private StreamProcess() {}

  /**
   * The command that runs it in the foreground.
   *
   * @param spark of executors that this machine's stack runs; {@code LOCAL} for all others
   */
  public static List<String> command(Path dist, Compiling compiling, SparkMode spark) {
    List<String> options =
        Stream.concat(openings().stream(), spark.options(compiling).stream()).toList();
    return new JavaProcess(dist, List.of("stream", "spark"), "640m", compiling, options, MAIN)
        .command("stream", List.of());
  }

  /** The options that Spark needs of a JVM. */
  public static List<String> openings() {
    return Stream.concat(
            Stream.of("-XX:+IgnoreUnrecognizedVMOptions"),
            OPENED.stream().map(opened -> "--add-opens=" + opened + "=ALL-UNNAMED"))
        .toList();
  }
}
