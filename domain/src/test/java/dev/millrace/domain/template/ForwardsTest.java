package dev.millrace.domain.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardsTest {

  private final Forwards forwards = new Forwards();

  private static Change forwarded(String from, String to) {
    return new Change.Forwarded(new Template(from, 1, "text", 1, 0, 0), to);
  }

  @Test
  void aTemplateThatIsNotForwardedIsItself() {
    assertThat(forwards.now("a")).isEqualTo("a");
  }

  @Test
  void forwardsAreFollowedToTheEnd() {
    forwards.take(List.of(forwarded("a", "b"), forwarded("b", "c")));

    assertThat(forwards.now("a")).isEqualTo("c");
    assertThat(forwards.now("b")).isEqualTo("c");
  }

  @Test
  void aTemplateThatIsFoundAgainIsItselfAgain() {
    forwards.take(
        List.of(forwarded("a", "b"), new Change.Found(new Template("a", 1, "text", 1, 0, 0), 7)));

    assertThat(forwards.now("a")).isEqualTo("a");
  }

  @Test
  void whatIsForwardedToIsNotForwardedItselfAnyMore() {
    forwards.take(List.of(forwarded("a", "b"), forwarded("b", "a")));

    assertThat(forwards.now("a")).isEqualTo("a");
    assertThat(forwards.now("b")).isEqualTo("a");
  }

  @Test
  void everyLineEndsAtATemplateThatIsHeld() {
    Mined mined = Mined.of(Bytes.EMPTY, SomeLines.ofASystem(5, 1_000));
    forwards.take(mined.changes());
    List<String> held =
        TemplateMiner.of(mined.state()).templates().stream().map(Template::id).toList();

    assertThat(mined.assigned().stream().map(one -> forwards.now(one.template())).distinct())
        .containsExactlyInAnyOrderElementsOf(held);
  }
}
