package dev.millrace.bootstrap.services.cli;

import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.local.StackException;
import dev.millrace.simulator.page.Field;
import dev.millrace.simulator.recorded.RecordedPages;
import dev.millrace.simulator.recorded.RecordedSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** One run for each set of recorded pages whose users are whole. */
final class RecordedPlans {

  private static final int PAGE = 500;

  private RecordedPlans() {}

  static List<RunPlan> of(FamilyName family, Path folder, URI address) {
    try {
      return RecordedPages.in(folder).sets().stream()
          .filter(set -> set.fields().equals(Field.ALL))
          .map(set -> plan(family, address, set))
          .toList();
    } catch (IOException e) {
      throw new StackException("The recorded pages in " + folder + " cannot be read: " + e, e);
    }
  }

  private static RunPlan plan(FamilyName family, URI address, RecordedSet set) {
    return new RunPlan(
        family,
        address.resolve("../" + set.version() + "/"),
        set.seed(),
        set.users(),
        Math.min(PAGE, set.users()));
  }
}
