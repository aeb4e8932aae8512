package dev.millrace.bootstrap.services.pipeline;

import com.google.inject.Injector;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.serving.ViewSchema;
import java.util.List;

/** What whoever writes views asks for before it begins. */
public final class ExpectedViews {

  private ExpectedViews() {}

  /**
   * Returns when the tables are as the families want them.
   *
   * @throws PermanentFailure with every difference, and the CQL that mends it
   * @throws dev.millrace.domain.failure.TransientFailure when nobody answers
   */
  public static void require(Injector injector) {
    require(injector.getInstance(ViewSchema.class), injector.getInstance(Families.class));
  }

  static void require(ViewSchema schema, Families families) {
    List<String> differences =
        schema.differences(
            families.all().stream().flatMap(family -> family.tables().stream()).toList());
    if (!differences.isEmpty()) {
      throw new PermanentFailure(
          "the tables in Cassandra are not as the families want them:\n  "
              + String.join("\n  ", differences));
    }
  }
}
