package dev.millrace.domain.port.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunPlanTest {

  @Test
  void theLastPageMayBeWantedInPart() {
    RunPlan plan = plan(11, 5);

    assertThat(plan.pages()).isEqualTo(3);
    assertThat(plan.wanted(2)).isEqualTo(5);
    assertThat(plan.wanted(3)).isEqualTo(1);
  }

  @Test
  void aPlanMayBeginAtALaterPage() {
    RunPlan plan = plan(11, 5, 4);

    assertThat(plan.pages()).isEqualTo(3);
    assertThat(plan.lastPage()).isEqualTo(6);
    assertThat(plan.wanted(4)).isEqualTo(5);
    assertThat(plan.wanted(6)).isEqualTo(1);
    assertThatThrownBy(() -> plan(1, 1, 0)).hasMessage("firstPage is at least 1, not 0");
    assertThat(plan(1, 1, Integer.MAX_VALUE).lastPage()).isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(() -> plan(2, 1, Integer.MAX_VALUE))
        .hasMessage("2 records are too many for pages of 1");
  }

  @Test
  void aPartWantsTheSameOfItsPages() {
    RunPlan plan = plan(11, 5, 4);

    assertThat(plan.part(4, 5)).isEqualTo(plan(10, 5, 4));
    assertThat(plan.part(5, 6)).isEqualTo(plan(6, 5, 5));
    assertThat(plan.part(6, 6)).isEqualTo(plan(1, 5, 6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://api.test/",
        "file:///etc/passwd",
        "collector:users",
        "http:/api",
        "api.test/1.4",
        "http://ada:secret@api.test/"
      })
  void nobodyMayAskForWhatIsNoSource(String source) {
    assertRefused(asked(source, "seed", 5), "a source is an http or https address");
  }

  @Test
  void nobodyMayAskForASeedThatCannotBeKeptOrForPagesWithoutEnd() {
    String api = "http://api.test/";
    for (String seed : List.of("", "x".repeat(257), "a\u0000b", "a\nb", "\ud800")) {
      assertRefused(asked(api, seed, 5), "the seed is none that can be used");
    }
    assertRefused(asked(api, "seed", 5_001), "a page has 5000 records at most");
    assertRefused(
        asked(api + "x".repeat(2_000), "", 5_001), "a source is", "the seed is", "a page has");
    asked("https://api.test/1.4/?nat=de", "x".repeat(256), 5_000).requireAskable();
  }

  private static void assertRefused(RunPlan plan, String... why) {
    assertThatThrownBy(plan::requireAskable)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(why);
  }

  private static RunPlan asked(String source, String seed, int pageSize) {
    return new RunPlan(new FamilyName("users"), URI.create(source), seed, 10, pageSize);
  }

  @Test
  void theSeedOfADayHoldsIt() {
    RunPlan dated =
        new RunPlan(
            new FamilyName("users"), URI.create("http://api.test/"), "a-{date}-b", 1, 1, 2, true);

    RunPlan day = dated.on(LocalDate.of(2026, 11, 5));

    assertThat(dated.isDated()).isTrue();
    assertThat(day.isDated()).isFalse();
    assertThat(day.seed()).isEqualTo("a-2026-11-05-b");
    assertThat(day.firstPage()).isEqualTo(2);
    assertThat(day.allowEmpty()).isTrue();
  }

  @Test
  void moreThanCanBePagedIsNoPlan() {
    assertThat(plan(Integer.MAX_VALUE, 1).pages()).isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(() -> plan(Integer.MAX_VALUE + 1L, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2147483648 records are too many for pages of 1");
    assertThatThrownBy(() -> plan(Long.MAX_VALUE, 5_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsCollectedHasItsFamilyForASource() {
    RunPlan plan = RunPlan.collected(new FamilyName("users"), 7);

    assertThat(plan.isCollected()).isTrue();
    assertThat(plan.records()).isEqualTo(7);
    assertThat(plan.source()).hasToString("collector:users");
    assertThat(plan(1, 1).isCollected()).isFalse();
  }

  @Test
  void nothingIsNoPlan() {
    assertThatThrownBy(() -> plan(0, 1)).hasMessage("records is at least 1, not 0");
    assertThatThrownBy(() -> plan(1, 0)).hasMessage("pageSize is at least 1, not 0");
  }

  private static RunPlan plan(long records, int pageSize, int firstPage) {
    return new RunPlan(
        new FamilyName("users"),
        URI.create("http://api.test/"),
        "seed",
        records,
        pageSize,
        firstPage,
        false);
  }

  private static RunPlan plan(long records, int pageSize) {
    return new RunPlan(
        new FamilyName("users"), URI.create("http://api.test/"), "seed", records, pageSize);
  }
}
