package dev.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassArchiveTest {

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final String FROM_ARCHIVE = Small.class.getName() + " source: shared objects file";

  @TempDir private Path dist;

  /** The program whose start is to be fast. */
  static final class Small {

    private Small() {}

    public static void main(String[] arguments) {
      System.out.println("ran");
    }
  }

  @BeforeEach
  void lay() throws IOException {
    Path jar = Files.createDirectories(dist.resolve("lib/small")).resolve("small.jar");
    String name = Small.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        InputStream code =
            Objects.requireNonNull(Small.class.getClassLoader()).getResourceAsStream(name)) {
      entries.putNextEntry(new JarEntry(name));
      entries.write(Objects.requireNonNull(code).readAllBytes());
    }
  }

  @Test
  void aStartNotesAndALaterOneLoadsFromTheArchive() throws IOException, InterruptedException {
    assertThat(start("one")).contains("ran").doesNotContain(FROM_ARCHIVE);
    assertThat(archives().missing()).containsExactly("small");
    archives().make(List.of("small"));
    assertThat(start("two")).contains("ran").contains(FROM_ARCHIVE);
    assertThat(archives().missing()).isEmpty();
  }

  @Test
  void aChangedJarIsNotedAnew() throws IOException, InterruptedException {
    start("one");
    archives().make(List.of("small"));
    change();
    assertThat(start("two")).contains("ran").doesNotContain(FROM_ARCHIVE).doesNotContain("warning");
    assertThat(archives().missing()).containsExactly("small");
  }

  @Test
  void anArchiveOfAJarThatChangedMeanwhileIsLeftOutInSilence()
      throws IOException, InterruptedException {
    start("one");
    archives().make(List.of("small"));
    List<String> options = options("two");
    change();
    assertThat(run(options)).contains("ran").doesNotContain(FROM_ARCHIVE).doesNotContain("warning");
  }

  @Test
  void anArchiveThatIsNoneIsLeftOutInSilence() throws IOException, InterruptedException {
    start("one");
    Files.writeString(dist.resolve(ClassArchive.FOLDER).resolve("small.jsa"), "none");
    assertThat(start("two")).contains("ran").doesNotContain("warning").doesNotContain("error");
  }

  @Test
  void withoutAPlaceToWriteAProgramStartsAsEver() throws IOException, InterruptedException {
    Files.writeString(dist.resolve(ClassArchive.FOLDER), "not a folder");
    assertThat(start("one")).contains("ran");
    assertThat(archives().missing()).isEmpty();
  }

  private void change() throws IOException {
    Files.setLastModifiedTime(
        dist.resolve("lib/small/small.jar"), FileTime.from(Instant.parse("2024-01-01T00:00:00Z")));
  }

  private ClassArchives archives() {
    return new ClassArchives(dist, JAVA_HOME);
  }

  private String start(String process) throws IOException, InterruptedException {
    return run(options(process));
  }

  private List<String> options(String process) {
    return new ClassArchive(dist, "small", jars()).options(process);
  }

  private String jars() {
    return dist.resolve("lib/small") + "/*";
  }

  private String run(List<String> options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(JAVA_HOME.resolve("bin/java").toString());
    command.addAll(options);
    command.addAll(List.of("-Xlog:class+load=info", "-cp", jars(), Small.class.getName()));
    Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
    String written = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(started.waitFor()).as(written).isZero();
    return written;
  }
}
