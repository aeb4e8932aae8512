package dev.millrace.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes that the JVMs of one class path load, parsed and verified once for all later starts:
 * an archive for application class-data sharing (JEP 310).
 *
 * <p>As long as there is none, each start notes what it loads, and {@link ClassArchives} makes the
 * archive of it. A key beside it holds the class path, with size and time of each jar: when they
 * change, all is noted anew. Without a place to write, or with an archive that the JVM refuses, a
 * start is merely as slow as without.
 */
public final class ClassArchive {

  static final String FOLDER = "class-archives";
  static final String KEY = ".key";
  static final String NOTES = ".classes";

  private final Path folder;
  private final String name;
  private final String classPath;

  /**
   * @param dist the run-time layout; the archives lie in it
   * @param name of the class path
   * @param classPath as the JVM gets it: jars, and folders of jars with a star
   */
  public ClassArchive(Path dist, String name, String classPath) {
    this.folder = dist.resolve(FOLDER);
    this.name = name;
    this.classPath = classPath;
  }

  /**
   * What a JVM of this class path is to be started with.
   *
   * @param process tells the notes of JVMs that run at the same time apart
   */
  public List<String> options(String process) {
    try {
      refresh(key());
      Path archive = folder.resolve(name + ".jsa");
      return Files.exists(archive)
          ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:class+path=off")
          : List.of("-XX:DumpLoadedClassList=" + folder.resolve(name + "." + process + NOTES));
    } catch (IOException notWritable) {
      return List.of();
    }
  }

  private void refresh(String key) throws IOException {
    Path kept = folder.resolve(name + KEY);
    if (Files.exists(kept) && Files.readString(kept).equals(key)) {
      return;
    }
    Files.createDirectories(folder);
    for (Path file : files(folder)) {
      if (file.getFileName().toString().startsWith(name + ".")) {
        Files.deleteIfExists(file);
      }
    }
    Files.writeString(kept, key);
  }

  /** The class path in the first line, then its jars. */
  private String key() throws IOException {
    StringBuilder key = new StringBuilder(classPath);
    for (Path jar : jars()) {
      key.append('\n')
          .append(Files.size(jar))
          .append(' ')
          .append(Files.getLastModifiedTime(jar))
          .append(' ')
          .append(jar);
    }
    return key.toString();
  }

  private List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String element : classPath.split(File.pathSeparator, -1)) {
      if (element.endsWith("/*")) {
        jars.addAll(files(Path.of(element.substring(0, element.length() - 2))));
      } else {
        jars.add(Path.of(element));
      }
    }
    return jars;
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
