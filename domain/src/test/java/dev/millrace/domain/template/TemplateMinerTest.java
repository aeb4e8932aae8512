package dev.millrace.domain.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateMinerTest {

  private final TemplateMiner miner = TemplateMiner.of(Bytes.EMPTY);

  private List<String> texts() {
    return miner.templates().stream().map(Template::text).toList();
  }

  private List<Assigned> take(List<LogLine> lines) {
    return lines.stream().map(miner::take).toList();
  }

  @Test
  void linesThatDifferInValuesByTheirFormAreOfOneTemplateFromTheStart() {
    List<Assigned> assigned = take(SomeLines.of("read 12 of /a/b", "read 7 of /c"));

    assertThat(assigned.get(1)).isEqualTo(assigned.get(0));
    assertThat(assigned.get(0).version()).isEqualTo(1);
    assertThat(texts()).containsExactly("read <*> of <*>");
    assertThat(miner.templates().get(0).lines()).isEqualTo(2);
  }

  @Test
  void wordsWithDigitsAreOneValueAtTheSecond() {
    take(SomeLines.of("Block rdd_1_2 stored in memory", "Block cast_3_piece0 stored in memory"));

    assertThat(texts()).containsExactly("Block <*> stored in memory");
  }

  @Test
  void wordsThatKeepComingAreAValue() {
    List<Assigned> assigned = take(SomeLines.named("Invalid user %s is refused"));

    assertThat(texts()).containsExactly("Invalid user <*> is refused");
    assertThat(assigned.get(15))
        .isEqualTo(new Assigned(assigned.get(0).template(), 2, Level.UNKNOWN));
  }

  @Test
  void wordsThatCameOnceAreAValueWhenTheOthersGoOn() {
    take(SomeLines.named("Invalid user %s is refused").subList(0, 4));
    assertThat(texts()).hasSize(4);
    for (int i = 0; i < 15; i++) {
      miner.take(new LogLine("Invalid user ada is refused", 4 + i));
    }
    assertThat(texts()).containsExactly("Invalid user <*> is refused");
  }

  @Test
  void aLineThatWasCoveredIsOfTheTemplateThatIsWidenedFurther() {
    LogLine line = new LogLine("user zoe went to n1.a now", 99);
    take(SomeLines.named("user %s went to n1.a now"));
    assertThat(miner.take(line).version()).isEqualTo(2);
    take(SomeLines.named("user %s went to n2b now"));

    assertThat(miner.take(line).version()).isEqualTo(3);
    assertThat(miner.templates())
        .singleElement()
        .satisfies(template -> assertThat(template.lines()).isEqualTo(34));
  }

  @Test
  void wordsOfAClosedChoiceAreNone() {
    List<LogLine> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.addAll(
          SomeLines.of(
              "the machine was started",
              "the machine was paused",
              "the machine was resumed",
              "the machine was halted",
              "the machine was stopped"));
    }
    take(lines);

    assertThat(texts()).hasSize(5);
  }

  @Test
  void wordsWithoutTextAroundThemAreNoValues() {
    take(SomeLines.named("%s"));

    assertThat(texts()).hasSize(16);
  }

  @Test
  void atTheBeginningOfALineMoreEvidenceIsAskedFor() {
    take(SomeLines.named("%s is set to 12").subList(0, 7));
    assertThat(texts()).hasSize(7);

    take(SomeLines.named("%s is set to 12"));
    assertThat(texts()).containsExactly("<*> is set to <*>");
  }

  @Test
  void namesThatDifferInSeveralPlacesAreValuesWhenThereAreMany() {
    List<LogLine> lines = new ArrayList<>();
    for (char c = 'a'; c < 'i'; c++) {
      lines.add(new LogLine("package a." + c + " replaced by b." + c + " now", c));
    }
    take(lines);

    assertThat(texts()).containsExactly("package <*> replaced by <*> now");
  }

  @Test
  void whatBecomesOfTemplatesIsTold() {
    List<LogLine> lines = SomeLines.named("Invalid user %s is refused").subList(0, 8);
    String first = take(lines).get(0).template();
    List<Change> changes = miner.changes();

    assertThat(changes.stream().filter(Change.Found.class::isInstance)).hasSize(5);
    assertThat(changes.stream().filter(Change.Forwarded.class::isInstance))
        .hasSize(5)
        .allSatisfy(change -> assertThat(((Change.Forwarded) change).to()).isEqualTo(first));
    assertThat(changes.stream().filter(Change.Widened.class::isInstance))
        .containsExactly(
            new Change.Widened(new Template(first, 2, "Invalid user <*> is refused", 6, 0, 5)));
    assertThat(miner.changes()).isEmpty();
  }

  @Test
  void theSameLineIsOfTheSameTemplateWhereverItComesFirst() {
    String here = miner.take(new LogLine("it began", 5)).template();
    String there = TemplateMiner.of(Bytes.EMPTY).take(new LogLine("it began", 9)).template();

    assertThat(there).isEqualTo(here).matches("[0-9a-f]{16}");
  }

  @Test
  void aTemplateIsNewsOnceThereWereLinesWithoutIt() {
    miner.take(new LogLine("it began", 0));
    for (int i = 1; i < 999; i++) {
      miner.take(new LogLine("it goes on", i));
    }
    miner.take(new LogLine("it is nearly there", 999));
    miner.take(new LogLine("it broke", 1_000));

    assertThat(miner.changes())
        .map(change -> ((Change.Found) change).isNews())
        .containsExactly(false, false, false, true);
  }

  @Test
  void theLevelOfAHeaderIsTold() {
    assertThat(miner.take(new LogLine("2026-01-02 03:04:05 WARN a.B: it began", 1)).level())
        .isEqualTo(Level.WARN);
    assertThat(texts()).containsExactly("it began");
  }

  @Test
  void aTemplateKnowsItsFirstAndItsLastLine() {
    take(List.of(new LogLine("a b c", 5), new LogLine("a b c", 9), new LogLine("a b c", 2)));

    assertThat(miner.templates())
        .singleElement()
        .satisfies(template -> assertThat(template.firstAt()).isEqualTo(2))
        .satisfies(template -> assertThat(template.lastAt()).isEqualTo(9));
  }

  @Test
  void emptyLinesAreOfOneTemplate() {
    take(SomeLines.of("", " ", "\t"));

    assertThat(texts()).containsExactly("");
  }
}
