package dev.millrace.domain.port.log;

import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Sort;
import java.util.List;

/** The topics as deployment sees them. */
public interface Topics {

  /**
   * Creates what is missing of a family's topic and Millrace's own (cursors, receipts, dead
   * letters) with the settings that the path relies on. Leaves existing topics as they are.
   *
   * @return the names of the topics created now
   * @throws dev.millrace.domain.failure.PermanentFailure when an existing topic contradicts what
   *     the path relies on; the message names the setting and how to mend it
   */
  List<String> ensure(FamilyName family, Sort sort);

  /** The names of those topics that are not there. */
  List<String> missing(FamilyName family, Sort sort);
}
