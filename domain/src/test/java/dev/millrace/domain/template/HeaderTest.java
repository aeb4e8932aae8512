package dev.millrace.domain.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "2015-07-29 17:41:44,747 - INFO  [Main:Loop@774] - It began! INFO ! It began",
        "2026-01-02T03:04:05.678Z WARN a.b.Thing - It began! WARN ! It began",
        "[2026-01-02 03:04:05,678] ERROR [Broker id=1] It began (a.b.Thing)! ERROR ! It began (a.b.Thing)",
        "INFO  [main thread] 2026-01-02 03:04:05,678 Thing.java:12 - It began! INFO ! It began",
        "2026-01-02 03:04:05.678  INFO 123 --- [main] a.b.Thing : It began! INFO ! It began",
        "Jan  2 03:04:05 host1 thing[12]: It began! UNKNOWN ! It began",
        "Jan  2 03:04:05 host1 kernel: It began! UNKNOWN ! It began",
        "[Sun Dec 04 04:47:44 2005] [error] It began! ERROR ! It began",
        "081109 203615 148 INFO a.B$C: It began! INFO ! It began",
        "17/06/09 20:10:40 INFO a.B: It began! INFO ! It began",
        "20171223-22:15:9:6|Thing|30002312|It began! UNKNOWN ! It began",
        "20171223-22:15:9:6|Thing|30002312|a.b: it begins! UNKNOWN ! a.b: it begins",
        "01-02 03:04:05.678  1702  2395 D Thing: It began! DEBUG ! It began",
        "- 1117838570 2005.06.03 R02-M1 2005-06-03-15.42.50.363 R02-M1 RAS KERNEL FATAL It began! FATAL ! It began",
        "03:04:05 it began! UNKNOWN ! it began"
      })
  void whatStandsBeforeTheMessageIsNotOfIt(String line, String level, String message) {
    Header header = Header.of(line);

    assertThat(line.substring(header.end()).strip()).isEqualTo(message);
    assertThat(header.level()).isEqualTo(Level.valueOf(level));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "It began",
        "10.251.73.220:50010 was added",
        "123456 rows were read",
        "[worker 1] it began at 03:04:05",
        "[unclosed it began",
        "error: it failed",
        "session opened for user root"
      })
  void aLineThatDoesNotBeginWithATimeHasNone(String line) {
    assertThat(Header.of(line).end()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-02 03:04:05", "Jan  2 03:04:05", "2026-01-02 03:04:05 INFO"})
  void aLineMayBeAHeaderAlone(String line) {
    assertThat(Header.of(line).end()).isEqualTo(line.length());
  }

  @ParameterizedTest
  @CsvSource({
    "Warning,WARN",
    "err,ERROR",
    "SEVERE,ERROR",
    "I,INFO",
    "i,UNKNOWN",
    "FINE,DEBUG",
    "fine,UNKNOWN",
    "none,UNKNOWN"
  })
  void levelsAreKnownByAllTheirNames(String name, Level level) {
    assertThat(Level.of(name)).isEqualTo(level);
  }
}
