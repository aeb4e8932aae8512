package dev.millrace.bootstrap.services.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesFolderTest {

  @TempDir private Path folder;

  @Test
  void seriesAreReadWithTheirWindows() throws IOException {
    given(
        "timestamp,value\n2015-03-01 00:00:00,1\n2015-03-01 00:05:00,2.5\n2015-03-01 00:10:00,-1e3\n",
        "{\"some/one.csv\": [[\"2015-03-01 00:05:00.000000\", \"2015-03-01 00:10:00.000000\"]]}");

    assertThat(SeriesFolder.read(folder))
        .containsExactly(
            new Series(
                "some",
                "some/one.csv",
                List.of(
                    new Series.Reading(Instant.parse("2015-03-01T00:00:00Z"), 1),
                    new Series.Reading(Instant.parse("2015-03-01T00:05:00Z"), 2.5),
                    new Series.Reading(Instant.parse("2015-03-01T00:10:00Z"), -1000)),
                List.of(new Window(1, 2))));
  }

  @Test
  void whatIsNoReadingIsNamedByItsLine() throws IOException {
    given("timestamp,value\n2015-03-01 00:00:00,1\nnever,2\n", "{\"some/one.csv\": []}");

    assertThatThrownBy(() -> SeriesFolder.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("some/one.csv, line 3: 'never,2' is no timestamp and value");
  }

  @Test
  void aFileThatIsMissingIsNamed() throws IOException {
    given("", "{\"some/other.csv\": []}");

    assertThatThrownBy(() -> SeriesFolder.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("some/other.csv, which is not in");
  }

  @Test
  void aFolderWithoutLabelsIsRefused() {
    assertThatThrownBy(() -> SeriesFolder.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no anomaly-windows.json in it");
  }

  @Test
  void labelsOfAnotherShapeAreRefused() throws IOException {
    given("", "{\"some/one.csv\": 7}");

    assertThatThrownBy(() -> SeriesFolder.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("anomaly-windows.json is not as expected");
  }

  private void given(String series, String labels) throws IOException {
    Files.createDirectories(folder.resolve("some"));
    Files.writeString(folder.resolve("some/one.csv"), series);
    Files.writeString(folder.resolve("anomaly-windows.json"), labels);
  }
}
