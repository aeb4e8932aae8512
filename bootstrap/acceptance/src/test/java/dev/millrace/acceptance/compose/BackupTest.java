package dev.millrace.acceptance.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dumped is whole or not there, and what is restored goes where nothing is. */
class BackupTest {

  private static final String DUMPED =
      """
      "ps -q"*) echo 4711 ;;
      "exec 4711 pg_dump"*) echo dump ;;
      """;

  /** PostgreSQL alone, ready, with empty databases. */
  private static final String NEW =
      """
      "ps --filter"*) echo postgres ;;
      "ps -q"*) echo 4711 ;;
      "inspect"*) echo healthy ;;
      *"pg_class"*) echo 0 ;;
      *"pg_restore"*) cat >/dev/null ;;
      *"psql"*) echo 12 ;;
      """;

  @TempDir private Path folder;

  private Script script;
  private Path backup;

  @BeforeEach
  void begin() {
    script = new Script(folder);
    script.set("COMPOSE_PROJECT_NAME", "test");
    backup = folder.resolve("backup");
  }

  @Test
  void everyDatabaseIsDumpedForTheOwnerAlone() throws Exception {
    script.dockerAnswers(DUMPED);

    assertThat(script.run("backup", backup + "/").code()).isZero();

    for (String name : new String[] {"millrace.dump", "registry.dump", "airflow.dump"}) {
      Path dump = backup.resolve(name);
      assertThat(dump).hasContent("dump");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dump)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void ofADumpThatBreaksOffNothingIsKept() throws Exception {
    script.dockerAnswers("*registry*) echo half; exit 1 ;;\n" + DUMPED);

    Script.Outcome outcome = script.run("backup", backup.toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.error()).isEqualTo("backup: registry cannot be read\n");
    assertThat(backup).doesNotExist();
    assertThat(folder.resolve("backup.partial")).doesNotExist();
  }

  @Test
  void aBackupIsNotWrittenOver() throws Exception {
    script.dockerAnswers(DUMPED);
    Files.createDirectory(backup);

    assertThat(script.run("backup", backup.toString()).error())
        .isEqualTo("backup: " + backup + " is there already: name a new folder\n");
  }

  @Test
  void allIsRestoredAndTheOutboxBeginsAnew() throws Exception {
    dumped();
    script.dockerAnswers(NEW);

    Script.Outcome outcome = script.run("restore", backup.toString());

    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.out()).contains("12 events are to be published again");
    assertThat(script.asked().stream().filter(call -> call.contains("pg_restore"))).hasSize(3);
    assertThat(script.asked())
        .anyMatch(call -> call.contains("DELETE FROM millrace.relay_progress"));
  }

  @Test
  void whatIsThereIsNotRestoredOver() throws Exception {
    dumped();
    script.dockerAnswers("*pg_class*) echo 3 ;;\n" + NEW);

    assertThatItRefuses("the database millrace is not empty");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNotTakenForAFullOne() throws Exception {
    dumped();
    script.dockerAnswers("*pg_class*) exit 2 ;;\n" + NEW);

    assertThatItRefuses("the database millrace cannot be asked");
  }

  @Test
  void whileOthersRunNothingIsRestored() throws Exception {
    dumped();
    script.dockerAnswers("\"ps --filter\"*) printf 'postgres\\nrelay\\n' ;;\n" + NEW);

    assertThatItRefuses("postgres of test is to run alone, and there run: postgres relay");
  }

  @Test
  void aFolderWithoutAllDumpsIsNoBackup() throws Exception {
    dumped();
    Files.delete(backup.resolve("registry.dump"));
    script.dockerAnswers(NEW);

    assertThatItRefuses(backup + " has no registry.dump: it is no backup");
  }

  private void assertThatItRefuses(String reason) throws Exception {
    Script.Outcome outcome = script.run("restore", backup.toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.error()).startsWith("restore: " + reason);
    assertThat(script.asked()).noneMatch(call -> call.contains("pg_restore"));
  }

  private void dumped() throws IOException {
    Files.createDirectory(backup);
    for (String name : new String[] {"millrace.dump", "registry.dump", "airflow.dump"}) {
      Files.writeString(backup.resolve(name), "dump");
    }
  }
}
