package dev.millrace.domain.port.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Audit} does. */
public interface AuditContract {

  Audit audit();

  @Test
  default void whatIsAskedForIsNotedBeforeItEnds() {
    Deed deed = new Deed("ada", "POST /runs/{run}/cancel", "17");

    long number = audit().asked(deed);

    AuditEntry entry = newest();
    assertThat(entry.number()).isEqualTo(number);
    assertThat(entry.deed()).isEqualTo(deed);
    assertThat(entry.ending()).isNull();
    assertThat(entry.at()).isNotNull();
  }

  @Test
  default void theFirstWordOnHowItEndedStays() {
    long number = audit().asked(new Deed("ada", "POST /runs", ""));

    audit().ended(number, Ending.DONE, "/runs/17");
    audit().ended(number, Ending.FAILED, "/runs/18");

    assertThat(newest().ending()).isEqualTo(Ending.DONE);
    assertThat(newest().deed()).isEqualTo(new Deed("ada", "POST /runs", "/runs/17"));
  }

  @Test
  default void aSubjectThatWasKnownBeforeStays() {
    long number = audit().asked(new Deed("ada", "POST /runs", "17"));
    audit().ended(number, Ending.REFUSED, "");
    assertThat(newest().deed().subject()).isEqualTo("17");
    assertThat(newest().ending()).isEqualTo(Ending.REFUSED);
  }

  @Test
  default void entriesAreToldNewestFirstPageByPage() {
    long first = audit().asked(new Deed("ada", "one", ""));
    long second = audit().asked(new Deed("bo", "two", ""));
    long third = audit().asked(new Deed("cy", "three", ""));

    assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    assertThat(audit().newest(third, 2))
        .extracting(AuditEntry::number)
        .containsExactly(second, first);
    assertThat(audit().newest(Long.MAX_VALUE, 1))
        .extracting(entry -> entry.deed().who())
        .containsExactly("cy");
  }

  @Test
  default void whatSomebodyElseWroteIsCutAndKeptAsText() {
    audit()
        .asked(new Deed("ada", "x".repeat(Audit.LONGEST + 1), "a\u0000'; DROP TABLE x; --\ud800"));

    Deed deed = newest().deed();

    assertThat(deed.what()).hasSize(Audit.LONGEST);
    assertThat(deed.subject()).isEqualTo("a\ufffd'; DROP TABLE x; --\ufffd");
  }

  private AuditEntry newest() {
    return audit().newest(Long.MAX_VALUE, 1).get(0);
  }
}
