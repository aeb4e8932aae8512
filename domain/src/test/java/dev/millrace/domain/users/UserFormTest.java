package dev.millrace.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserFormTest {

  private static final String ID = "\"id\": \"ada10ace-0000-4000-8000-000000000001\"";

  private final Users users = new Users();

  @Test
  void whatWasWrittenReadsBackTheSame() {
    for (long seed = 0; seed < 1_000; seed++) {
      User user = SomeUsers.any(seed);
      assertThat(users.read(users.write(user))).as("seed %s", seed).isEqualTo(user);
    }
    assertThat(users.read(users.write(SomeUsers.ada()))).isEqualTo(SomeUsers.ada());
    assertThat(users.read(users.write(SomeUsers.nobody()))).isEqualTo(SomeUsers.nobody());
  }

  @Test
  void theWrittenFormHasTheFieldsThatWereAgreed() {
    assertThat(users.write(SomeUsers.nobody()).fields())
        .containsExactly(
            ("id nationality gender title firstName lastName email username bornAt registeredAt"
                    + " phone cell nationalIdName nationalIdValue street city state country"
                    + " postcode latitude longitude timezoneOffset timezoneDescription"
                    + " pictureLarge pictureMedium pictureThumbnail")
                .split(" "));
    assertThat(users.write(SomeUsers.ada()).at("bornAt").wholeNumber())
        .contains(-1_706_028_299_877_000L);
    assertThat(users.write(SomeUsers.ada()).at("latitude").text()).contains("51.5072");
  }

  @Test
  void aFieldThatAnOlderSchemaLacksReadsAsUnknown() {
    User user = users.read(JsonTree.of("{" + ID + ", \"city\": \"Paris\"}"));
    assertThat(user.address().city()).isEqualTo("Paris");
    assertThat(user.email()).isNull();
    assertThat(user.bornAt()).isNull();
  }

  @Test
  void halfAPlaceOrAnIdWithoutAValueReadsAsNone() {
    User user =
        users.read(JsonTree.of("{" + ID + ", \"latitude\": \"1\", \"nationalIdName\": \"CPR\"}"));
    assertThat(user.coordinates()).isNull();
    assertThat(user.nationalId()).isNull();
    assertThat(users.read(JsonTree.of("{" + ID + ", \"longitude\": \"1\"}")).coordinates())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{}",
        "{\"id\": \"ada\"}",
        "{\"id\": 7}",
        "{" + ID + ", \"city\": 7}",
        "{" + ID + ", \"bornAt\": \"1915\"}",
        "{" + ID + ", \"bornAt\": 1.5}",
        "{" + ID + ", \"nationality\": \"gb\"}",
        "{" + ID + ", \"email\": \"ada\"}",
        "{" + ID + ", \"latitude\": \"x\", \"longitude\": \"1\"}",
        "{" + ID + ", \"latitude\": \"91\", \"longitude\": \"1\"}",
        "{" + ID + ", \"latitude\": \"1\", \"longitude\": \"181\"}"
      })
  void whatIsNoUserIsRefused(String json) {
    Document document = JsonTree.of(json);
    assertThatThrownBy(() -> users.read(document)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRefusalNamesTheFieldAndNotTheValue() {
    assertThatThrownBy(() -> users.read(JsonTree.of("{" + ID + ", \"city\": 4711}")))
        .hasMessage("no user: city is a NUMBER");
    assertThatThrownBy(() -> users.read(JsonTree.of("{}"))).hasMessage("no user: id is missing");
  }

  @Test
  void theOrderOfFieldsAndTheAgesDoNotTouchTheHash() {
    for (long seed = 0; seed < 300; seed++) {
      User user = SomeUsers.any(seed);
      Served later =
          Served.of(user)
              .with("dob.age", seed)
              .with("registered.age", "older")
              .with("login.salt", "other")
              .with("unknown", seed);
      assertThat(hash(later.shuffled(seed)))
          .as("seed %s", seed)
          .isEqualTo(hash(Served.of(user).raw()))
          .isEqualTo(users.contentHash(user));
    }
  }

  @Test
  void everyFieldTouchesTheHash() {
    Map<String, @Nullable Object> ada = UserForm.fields(SomeUsers.ada());
    Set<ContentHash> hashes = new HashSet<>();
    hashes.add(users.contentHash(SomeUsers.ada()));
    for (String field : ada.keySet()) {
      if (!Set.of("id", "nationalIdValue", "latitude", "longitude").contains(field)) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(ada);
        changed.put(field, null);
        hashes.add(users.contentHash(users.read(MapDocument.of(changed))));
      }
    }
    assertThat(hashes).hasSize(ada.size() - 4 + 1);
  }

  @Test
  void differentUsersHaveDifferentHashes() {
    Set<ContentHash> hashes = new HashSet<>();
    UserId id = SomeUsers.ada().id();
    Set<User> distinct = new HashSet<>();
    for (long seed = 0; seed < 2_000; seed++) {
      distinct.add(SomeUsers.any(id, seed));
      hashes.add(users.contentHash(SomeUsers.any(id, seed)));
    }
    assertThat(hashes).hasSameSizeAs(distinct);
  }

  @Test
  void aTextThatLooksLikeAFieldIsNotTakenForOne() {
    assertThat(named("a;lastName=1:b", null)).isNotEqualTo(named("a", "b"));
    assertThat(named("", null)).as("an empty text is known").isNotEqualTo(named(null, null));
    assertThat(named("a", null)).isNotEqualTo(named(null, "a"));
  }

  @Test
  void theHashOfAUserStaysWhatItWas() {
    assertThat(users.contentHash(SomeUsers.nobody()))
        .isEqualTo(ContentHash.ofText("id=36:00000000-0000-4000-8000-000000000000;"));
  }

  private ContentHash named(@Nullable String first, @Nullable String last) {
    Map<String, @Nullable Object> fields = UserForm.fields(SomeUsers.nobody());
    fields.put("firstName", first);
    fields.put("lastName", last);
    return users.contentHash(users.read(MapDocument.of(fields)));
  }

  private ContentHash hash(RawRecord raw) {
    return users.contentHash(((Parsed.Accepted<User>) users.parse(raw)).record());
  }
}
