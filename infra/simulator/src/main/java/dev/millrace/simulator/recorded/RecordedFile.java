package dev.millrace.simulator.recorded;

import dev.millrace.simulator.page.ApiVersion;
import dev.millrace.simulator.page.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** One recorded page, in the order of its file. */
record RecordedFile(
    Path path,
    ApiVersion version,
    String seed,
    int page,
    Set<Field> fields,
    List<RecordedUser> users) {

  /** Files with the same key are the pages of one set. */
  Key key() {
    return new Key(version, seed, fields);
  }

  record Key(ApiVersion version, String seed, Set<Field> fields) {}
}
