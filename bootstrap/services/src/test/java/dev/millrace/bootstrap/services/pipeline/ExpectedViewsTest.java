package dev.millrace.bootstrap.services.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.serving.InMemoryViewSchema;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedViewsTest {

  private static final Users USERS = new Users();
  private static final Families FAMILIES = new Families(List.of(USERS));

  @Test
  void tablesThatAreAsTheFamiliesWantThemAreFine() {
    assertThatCode(() -> ExpectedViews.require(migrated(USERS.tables()), FAMILIES))
        .doesNotThrowAnyException();
  }

  @Test
  void everyDifferenceIsTold() {
    List<View> some = USERS.tables().subList(1, USERS.tables().size() - 1);

    assertThatThrownBy(() -> ExpectedViews.require(migrated(some), FAMILIES))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("\n  table users_by_id is missing")
        .hasMessageContaining("\n  table late_events is missing");
  }

  private static InMemoryViewSchema migrated(List<View> views) {
    InMemoryViewSchema schema = new InMemoryViewSchema(views);
    schema.migrate();
    return schema;
  }
}
