package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import org.junit.jupiter.api.Test;

class MigrationFileTest {

  @Test
  void theFilesOfANameComeInTheOrderOfTheirNumbers() {
    assertThat(MigrationFile.all("users"))
        .extracting(MigrationFile::name)
        .startsWith("users", "users.2");
    assertThat(MigrationFile.all("people"))
        .extracting(MigrationFile::name)
        .containsExactly("people");
  }

  @Test
  void aNameWithoutAFileIsTold() {
    assertThatThrownBy(() -> MigrationFile.all("nobody"))
        .isInstanceOf(PermanentFailure.class)
        .hasMessage("there is no /cql/nobody.cql on the class path");
  }
}
