package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.local.ClassArchive;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of a JVM over one of the class paths that the build laid out.
 *
 * @param classPath the folders below {@code lib}, in order
 * @param heap such as {@code 256m}
 */
record JavaProcess(
    Path dist,
    List<String> classPath,
    String heap,
    Compiling compiling,
    List<String> options,
    String main) {

  /** For many JVMs on few cores: one collector thread each. */
  private static final List<String> SMALL =
      List.of("-XX:+UseSerialGC", "-XX:MetaspaceSize=96m", "-XX:+ExitOnOutOfMemoryError");

  JavaProcess {
    dist = dist.toAbsolutePath().normalize();
    classPath = List.copyOf(classPath);
    options = List.copyOf(options);
  }

  /**
   * The command of one such JVM.
   *
   * @param process its name
   */
  List<String> command(String process, List<String> arguments) {
    String jars =
        classPath.stream()
            .map(folder -> dist.resolve("lib").resolve(folder) + "/*")
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.addAll(SMALL);
    command.addAll(compiling.options());
    command.addAll(options);
    command.addAll(new ClassArchive(dist, classPath.get(0), jars).options(process));
    command.addAll(List.of("-cp", jars, main));
    command.addAll(arguments);
    return command;
  }
}
