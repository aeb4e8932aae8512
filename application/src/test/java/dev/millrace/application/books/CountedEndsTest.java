package dev.millrace.application.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.deadletter.SampleDeadLetters;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.users.Users;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountedEndsTest {

  private final CountedEnds ends = new CountedEnds(new Families(List.of(new Users())));

  @Test
  void eachFamilyIsCountedFromZeroOn() {
    assertThat(ends.counts()).isEqualTo(Map.of("users", new Ends(0, 0)));
  }

  @Test
  void receiptsTellWhatIsServedAndLettersWhatIsDead() {
    ends.entered(List.of(receipt("users", 5), receipt("users", 7)));
    ends.kept(List.of(SampleDeadLetters.letter(1), SampleDeadLetters.letter(2)));

    assertThat(ends.counts()).isEqualTo(Map.of("users", new Ends(12, 2)));
  }

  @Test
  void aFamilyThatIsNotKnownMakesNoFigureOfItsOwn() {
    ends.entered(List.of(receipt("foreign", 5)));

    assertThat(ends.counts()).containsOnlyKeys("users");
  }

  /** The dead of a receipt are letters, too, and would count twice. */
  private static Receipt receipt(String family, long served) {
    return new Receipt(new FamilyName(family), 1, 1, new RunId(new UUID(0, 1)), served, 2);
  }
}
