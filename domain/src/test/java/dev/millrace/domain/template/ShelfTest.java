package dev.millrace.domain.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShelfTest {

  private final Shelf shelf = new Shelf();
  private final Held one = Held.first(Skeleton.of("user a.b left", 0), 1);
  private final Held other = Held.first(Skeleton.of("user c.d left", 0), 2);
  private final Held wide = Held.first(Skeleton.of("all users left", 0).widenedAt(1), 3);

  private void add() {
    shelf.add(one);
    shelf.add(other);
    shelf.add(wide);
  }

  @Test
  void templatesAreFoundByWhatTheyAreSimilarTo() {
    add();

    assertThat(shelf.size()).isEqualTo(3);
    assertThat(shelf.exact(Skeleton.of("user a.b left", 0))).isSameAs(one);
    assertThat(shelf.exact(Skeleton.of("user e.f left", 0))).isNull();
    assertThat(shelf.siblings(one.skeleton(), 1)).containsExactlyInAnyOrder(one, other);
    assertThat(shelf.siblings(one.skeleton(), 0)).isEmpty();
    assertThat(shelf.namesakes(one.skeleton())).containsExactlyInAnyOrder(one, other);
    assertThat(shelf.covering(Skeleton.of("all guests left", 0))).containsSame(wide);
    assertThat(shelf.covering(Skeleton.of("no guests left", 0))).isEmpty();
    assertThat(shelf.covered(one.skeleton().widenedAt(1))).containsExactlyInAnyOrder(one, other);
  }

  @Test
  void nothingIsFoundOfATemplateThatWasRemoved() {
    add();
    shelf.remove(one);
    shelf.remove(wide);

    assertThat(shelf.all()).containsExactly(other);
    assertThat(shelf.exact(one.skeleton())).isNull();
    assertThat(shelf.siblings(other.skeleton(), 1)).isEmpty();
    assertThat(shelf.namesakes(one.skeleton())).containsExactly(other);
    assertThat(shelf.covering(Skeleton.of("all guests left", 0))).isEmpty();
    assertThat(shelf.covered(one.skeleton().widenedAt(1))).containsExactly(other);
  }
}
