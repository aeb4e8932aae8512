package dev.millrace.application.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.content.ShownField;
import dev.millrace.application.trace.ToldVersion.Change;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowingRecordTest {

  private static final RecordKey KEY = new RecordKey(new UUID(7, 1).toString());

  private final InMemoryPath path = new InMemoryPath(1);
  private final FollowRecord following = path.following();

  @Test
  void eachServerTellsOfItsOwnPart() {
    path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    path.relay();
    path.project();

    assertThat(following.inStores(path.users.name(), KEY))
        .extracting(Sighting::hop)
        .containsExactlyInAnyOrder("raw", "version", "outbox");
    assertThat(following.inLog(path.users.name(), KEY))
        .extracting(Sighting::hop)
        .containsExactly("topic");
    assertThat(following.inViews(path.users.name(), KEY))
        .extracting(Sighting::hop)
        .contains("users_by_id");
  }

  @Test
  void aVersionTellsWhatItChangedMasked() {
    path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    path.ingest(InMemoryPath.users(0, 3, "Bern"), 3);

    List<ToldVersion> masked = following.versions(path.users.name(), KEY, false);
    List<ToldVersion> plain = following.versions(path.users.name(), KEY, true);

    assertThat(masked).extracting(ToldVersion::version).containsExactly(1L, 2L);
    assertThat(masked.get(0).changes()).isEmpty();
    assertThat(masked.get(1).changes())
        .contains(new Change("city", "U**", "B***"))
        .extracting(Change::path)
        .doesNotContain("nat");
    assertThat(masked.toString()).doesNotContain("Ulm", "Bern");
    assertThat(plain.get(1).changes()).contains(new Change("city", "Ulm", "Bern"));
    assertThat(plain.get(1).published()).contains(new ShownField("record.city", "Bern"));
    assertThat(plain.get(1).received()).contains(new ShownField("location.city", "Bern"));
  }

  @Test
  void whatOnlyLooksTheSameMaskedIsAChange() {
    path.ingest(InMemoryPath.users(0, 3, "Bonn"), 3);
    path.ingest(InMemoryPath.users(0, 3, "Bern"), 3);

    assertThat(following.versions(path.users.name(), KEY, false).get(1).changes())
        .contains(new Change("city", "B***", "B***"));
  }

  @Test
  void aDuplicateIsNoFurtherVersion() {
    path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);

    assertThat(following.versions(path.users.name(), KEY, false)).hasSize(1);
  }

  @Test
  void ofARecordThatNobodySawNothingIsTold() {
    assertThat(following.versions(path.users.name(), KEY, false)).isEmpty();
    assertThat(following.inViews(path.users.name(), KEY)).isEmpty();
    assertThatThrownBy(() -> following.inStores(new FamilyName("cats"), KEY))
        .hasMessageContaining("cats");
  }
}
