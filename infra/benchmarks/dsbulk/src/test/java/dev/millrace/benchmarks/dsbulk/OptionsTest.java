package dev.millrace.benchmarks.dsbulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.dsbulk.runner.cli.CommandLineParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final Options TABLE = new Options(List.of("--schema.table", "users_by_id"));

  @Test
  void theyAreHandedOverAsOneCommandLine() {
    Options all = TABLE.and(new Options(List.of("--batch.mode", "DISABLED")));

    assertThat(all.load())
        .containsExactly("load", "--schema.table", "users_by_id", "--batch.mode", "DISABLED");
    assertThat(all.settings())
        .containsEntry("schema.table", "users_by_id")
        .containsEntry("batch.mode", "DISABLED");
    assertThatCode(() -> new CommandLineParser(all.load()).parse()).doesNotThrowAnyException();
  }

  @Test
  void aNameWithoutAValueIsRefused() {
    assertThatThrownBy(() -> new Options(List.of("--schema.table")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schema.table");
  }
}
