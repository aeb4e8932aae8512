package dev.millrace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes the archives of what starts have noted. */
public final class ClassArchives {

  /** A JVM that makes one takes a core and about a gigabyte. */
  private static final int AT_ONCE = 2;

  private final Path folder;
  private final String java;

  /**
   * @param dist the run-time layout
   * @param javaHome the JDK whose JVMs will use them: it must be the one that noted
   */
  public ClassArchives(Path dist, Path javaHome) {
    this.folder = dist.resolve(ClassArchive.FOLDER);
    this.java = javaHome.resolve("bin").resolve("java").toString();
  }

  /** The class paths with notes and without an archive. */
  public List<String> missing() throws IOException {
    return notes().stream()
        .map(file -> file.getFileName().toString())
        .map(file -> file.substring(0, file.indexOf('.')))
        .distinct()
        .filter(name -> !Files.exists(archive(name)))
        .toList();
  }

  /**
   * Makes archives; takes about a minute for all. One that fails leaves nothing but its log.
   *
   * @throws StackException names the first that failed, when all were tried
   */
  public void make(List<String> names) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Path>> tasks = names.stream().<Callable<Path>>map(n -> () -> make(n)).toList();
      for (Future<Path> made : workers.invokeAll(tasks)) {
        made.get();
      }
    } catch (ExecutionException failed) {
      Throwable why = Objects.requireNonNullElse(failed.getCause(), failed);
      throw new StackException("no class archive: " + why.getMessage(), why);
    } finally {
      workers.shutdownNow();
    }
  }

  private Path make(String name) throws IOException, InterruptedException {
    String classPath = Files.readAllLines(folder.resolve(name + ClassArchive.KEY)).get(0);
    Path unfinished = folder.resolve(name + ".unfinished");
    Files.deleteIfExists(unfinished);
    Path notes = notes(name);
    Commands.run(
        List.of(
            java,
            "-Xshare:dump",
            "-Xmx1g",
            "-Xlog:disable",
            "-Xlog:all=error",
            "-XX:SharedClassListFile=" + notes,
            "-XX:SharedArchiveFile=" + unfinished,
            "-cp",
            classPath),
        folder,
        folder.resolve(name + ".log"));
    Files.delete(notes);
    return Files.move(unfinished, archive(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What the JVMs of a class path noted, in one file. */
  private Path notes(String name) throws IOException {
    Set<String> lines = new LinkedHashSet<>();
    for (Path file : notes()) {
      if (file.getFileName().toString().startsWith(name + ".")) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return Files.write(folder.resolve(name + ".all"), lines);
  }

  private List<Path> notes() throws IOException {
    return Files.isDirectory(folder)
        ? ClassArchive.files(folder).stream()
            .filter(file -> file.toString().endsWith(ClassArchive.NOTES))
            .toList()
        : List.of();
  }

  private Path archive(String name) {
    return folder.resolve(name + ".jsa");
  }
}
