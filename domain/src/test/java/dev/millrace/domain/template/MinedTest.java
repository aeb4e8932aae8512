package dev.millrace.domain.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinedTest {

  private static List<Template> templates(Bytes state) {
    return TemplateMiner.of(state).templates();
  }

  private static Bytes mined(List<LogLine> lines) {
    return Mined.of(Bytes.EMPTY, lines).state();
  }

  private static Bytes merged(Bytes one, Bytes other) {
    return Mined.merged(one, other).state();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void oneStepIsTheSameAsSeveral(long seed) {
    List<LogLine> lines = new ArrayList<>(SomeLines.ofASystem(seed, 400));
    lines.addAll(SomeLines.garbage(seed, 400));
    Mined whole = Mined.of(Bytes.EMPTY, lines);
    Bytes state = Bytes.EMPTY;
    List<Assigned> assigned = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    Random random = new Random(seed);
    for (int from = 0; from < lines.size(); ) {
      int to = Math.min(lines.size(), from + 1 + random.nextInt(50));
      Mined part = Mined.of(state, lines.subList(from, to));
      state = part.state();
      assigned.addAll(part.assigned());
      changes.addAll(part.changes());
      from = to;
    }
    assertThat(new Mined(state, assigned, changes)).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void statesAreMergedInAnyOrder(long seed) {
    List<LogLine> lines = SomeLines.ofASystem(seed, 1_500);
    Bytes a = mined(every(lines, 0));
    Bytes b = mined(every(lines, 1));
    Bytes c = mined(every(lines, 2));
    Bytes whole = mined(lines);

    assertThat(templates(merged(merged(a, b), c)))
        .isEqualTo(templates(merged(a, merged(b, c))))
        .isEqualTo(templates(merged(merged(c, a), b)))
        .isEqualTo(templates(whole));
  }

  private static List<LogLine> every(List<LogLine> lines, int third) {
    return IntStream.range(0, lines.size())
        .filter(i -> i % 3 == third)
        .mapToObj(lines::get)
        .toList();
  }

  @Test
  void whatNoStateHadReasonToWidenIsWidenedWhenTheyMeet() {
    List<LogLine> lines = SomeLines.named("Invalid user %s is refused");
    Bytes early = mined(lines.subList(0, 3));
    Bytes late = mined(lines.subList(3, 6));
    Bytes both = merged(late, early);

    assertThat(templates(early)).hasSize(3);
    assertThat(templates(late)).hasSize(3);
    assertThat(templates(both))
        .containsExactly(
            new Template(templates(early).get(0).id(), 2, "Invalid user <*> is refused", 6, 0, 5));
  }

  @Test
  void aStateMergedWithNothingIsTheSame() {
    Bytes state = mined(SomeLines.ofASystem(3, 500));

    assertThat(templates(merged(state, Bytes.EMPTY))).isEqualTo(templates(state));
    assertThat(templates(merged(Bytes.EMPTY, state))).isEqualTo(templates(state));
    assertThat(Mined.merged(state, Bytes.EMPTY).changes()).isEmpty();
  }

  @Test
  void theStateIsTheSameBytesWhateverHappenedBefore() {
    Bytes state = mined(SomeLines.ofASystem(4, 500));

    TemplateMiner miner = TemplateMiner.of(Bytes.EMPTY);
    SomeLines.ofASystem(4, 500).forEach(miner::take);
    assertThat(miner.templates()).isEqualTo(templates(state));
    assertThat(TemplateMiner.of(state).state()).isEqualTo(state);
    assertThat(mined(SomeLines.ofASystem(4, 500))).isEqualTo(state);
  }

  @Test
  void aStateOfAnotherFormIsRefused() {
    assertThatThrownBy(() -> TemplateMiner.of(Bytes.of(new byte[] {0, 0, 0, 9})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the state is of form 9; this version of Millrace reads form 1");
  }

  /** In characters of one to three bytes. */
  @ParameterizedTest
  @ValueSource(chars = {'a', 'α', 'あ'})
  void aStreamOfLinesThatAreAllDifferentIsHeldInBoundedMemory(char first) {
    Random random = new Random(7);
    TemplateMiner miner = TemplateMiner.of(Bytes.EMPTY);
    for (int i = 0; i < 4_000; i++) {
      miner.take(new LogLine(different(random, first), i));
      assertThat(i % 100 > 0 || isBounded(miner)).isTrue();
    }
    assertThat(miner.state().length()).isGreaterThan(TemplateMiner.MAX_BYTES / 2);
  }

  @Test
  void asManyShortTemplatesAreHeldAsMayBe() {
    Random random = new Random(7);
    TemplateMiner miner = TemplateMiner.of(Bytes.EMPTY);
    for (int i = 0; i < TemplateMiner.MAX_TEMPLATES; i++) {
      miner.take(new LogLine(different(random, 'a').substring(0, 60), i));
    }
    assertThat(miner.templates()).hasSize(TemplateMiner.MAX_TEMPLATES);
    assertThat(isBounded(miner)).isTrue();
  }

  private static boolean isBounded(TemplateMiner miner) {
    return miner.templates().size() <= TemplateMiner.MAX_TEMPLATES
        && miner.state().length() <= TemplateMiner.MAX_BYTES;
  }

  /** Words of letters alone, in lines of as many characters as a skeleton may have. */
  private static String different(Random random, char first) {
    StringBuilder line = new StringBuilder();
    for (int word = 0; word < 40; word++) {
      for (int letter = 0; letter < 24; letter++) {
        line.append((char) (first + random.nextInt(24)));
      }
      line.append(' ');
    }
    return line.toString();
  }

  @Test
  void theTemplatesOfManyLinesSurviveAFloodOfOthers() {
    TemplateMiner miner = TemplateMiner.of(Bytes.EMPTY);
    miner.take(new LogLine("it began", 0));
    String kept = miner.take(new LogLine("it began", 1)).template();
    Random random = new Random(8);
    for (int i = 0; i < 2 * TemplateMiner.MAX_TEMPLATES; i++) {
      miner.take(new LogLine(different(random, 'a'), i));
    }
    assertThat(miner.templates()).anySatisfy(one -> assertThat(one.id()).isEqualTo(kept));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void garbageIsMinedToo(long seed) {
    List<LogLine> lines = SomeLines.garbage(seed, 3_000);
    Mined mined = Mined.of(Bytes.EMPTY, lines);

    assertThat(mined.assigned()).hasSize(lines.size());
    assertThat(mined.state().length()).isLessThanOrEqualTo(TemplateMiner.MAX_BYTES);
    assertThat(TemplateMiner.of(mined.state()).state()).isEqualTo(mined.state());
  }
}
