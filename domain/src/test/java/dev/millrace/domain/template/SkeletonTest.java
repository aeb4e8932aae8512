package dev.millrace.domain.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonTest {

  private static String text(String message) {
    return Skeleton.of(message, 0).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12",
        "-3.5",
        "#7",
        "0xdead",
        "10.0.0.1",
        "10.0.0.1:8080",
        "/10.0.0.1:8080",
        "host.example.com:8080",
        "fe80:0:0:0:0:0:0:1",
        "00:1b:44:11:3a:b7",
        "7a0eed16-9430-4d68-901f-c0d4c1c3bf22",
        "38b5f1a2c3",
        "a1b2c3d4xyz",
        "/var/log/messages",
        "C:\\Temp\\file",
        "hdfs://node:9000/user/a",
        "ada@example.org",
        "12:30:01",
        "2026-01-02T03:04:05Z",
        "5 ms",
        "12KB",
        "99%",
        "1.2.3-beta",
        "1044 bytes (1.01 KB)",
        "< 1 sec",
        "12, 13, 14",
        "4 5 6"
      })
  void aValueIsKnownByItsForm(String value) {
    assertThat(text("read " + value + " again")).isEqualTo("read <*> again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "user=root! user=<*>",
        "tag=\"View Lock\" on! tag=<*> on",
        "ruser= rhost=host! ruser= rhost=<*>",
        "moved from NEW to DONE! moved from <*> to <*>",
        "since Sat Jun 18 02:08:10 2005 at! since <*> at",
        "block blk_-123 is on node-7! block blk_<*> is on node<*>",
        "delete blk_1 blk_2 blk_3! delete blk_<*>",
        "kept a_1, a_2, a_3! kept a_<*>",
        "an e2e test! an e<*>e test",
        "files [/a:level=0, /b:level=1, /c:level=2]! files [<*>: level=<*>]",
        "can't open 'it'! can't open'it'"
      })
  void aValueIsKnownByItsNeighbours(String message, String skeleton) {
    assertThat(text(message)).isEqualTo(skeleton);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session opened for user root",
        "isAppValid health or wear",
        "a.b.C failed",
        "Mon is a name",
        "face it",
        "sent from here"
      })
  void wordsStay(String message) {
    assertThat(text(message)).isEqualTo(message);
  }

  @Test
  void anApostropheIsOfItsWord() {
    assertThat(Skeleton.of("can't 'it'", 0).size()).isEqualTo(4);
  }

  @Test
  void whatHasNoTextIsASkeletonToo() {
    assertThat(Skeleton.of("", 0).size()).isZero();
    assertThat(Skeleton.of(" \t\u0000\u001a\u001b\ud800 \udc00", 0).size()).isZero();
    assertThat(Skeleton.read(Skeleton.of("", 0).written())).isEqualTo(Skeleton.of("", 0));
  }

  @Test
  void aVeryLongLineHasABoundedSkeleton() {
    Skeleton words = Skeleton.of("word ".repeat(1_000_000), 0);
    assertThat(words.size()).isEqualTo(64);
    assertThat(words.written().length()).isLessThan(1_200);
    assertThat(Skeleton.of("w".repeat(1_000_000), 0).text()).isEqualTo("<*>");
    assertThat(Skeleton.of("[".repeat(1_000_000), 0).size()).isEqualTo(64);
  }

  @Test
  void itIsReadAsItWasWritten() {
    Skeleton skeleton = Skeleton.of("Ünïcode \ud83d\ude00 of 12 words=x", 0).widenedAt(0);
    assertThat(Skeleton.read(skeleton.written())).isEqualTo(skeleton);
    assertThat(skeleton.text()).isEqualTo("<*> \ud83d\ude00 of <*> words=<*>");
  }

  @Test
  void aWidenedPositionIsOpenToWordsAndValuesButNotToMarks() {
    Skeleton wide = Skeleton.of("user root left", 0).widenedAt(1);
    assertThat(wide.covers(Skeleton.of("user ada left", 0))).isTrue();
    assertThat(wide.covers(Skeleton.of("user 12 left", 0))).isTrue();
    assertThat(wide.covers(Skeleton.of("user ( left", 0))).isFalse();
    assertThat(wide.covers(Skeleton.of("user ada came", 0))).isFalse();
    assertThat(wide.covers(Skeleton.of("user ada left again", 0))).isFalse();
    assertThat(Skeleton.of("user ada left", 0).covers(wide)).isFalse();
  }
}
