package dev.millrace.bootstrap.services.checkup;

import dev.millrace.local.LocalConfig;
import dev.millrace.local.LocalState;
import dev.millrace.local.Preflight;
import dev.millrace.local.Requirement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether this machine can run the pipeline; works before anything runs. */
public final class MachineExaminations {

  private static final String MEMORY = "memory";
  private static final String PORTS = "ports";

  private MachineExaminations() {}

  /**
   * All of them.
   *
   * @param state of the data folder: a pipeline that runs already needs less
   */
  public static List<Examination> of(LocalConfig config, LocalState state) {
    return List.of(
        new Examination(
            List.of("machine"),
            () ->
                Preflight.requirements(config).stream()
                    .map(requirement -> finding(requirement, state))
                    .toList()),
        new Examination(List.of(PORTS), () -> List.of(ports(state))));
  }

  private static Finding finding(Requirement requirement, LocalState state) {
    if (requirement.isMet()) {
      return Finding.ok(requirement.name(), requirement.found());
    }
    return requirement.name().equals(MEMORY) && state.launcher().isPresent()
        ? Finding.ok(MEMORY, "the pipeline runs; it has what it needs")
        : Finding.fail(requirement.name(), requirement.found(), requirement.todo());
  }

  private static Finding ports(LocalState state) {
    if (state.launcher().isPresent()) {
      return Finding.ok(PORTS, "in use by the pipeline of process " + state.launcher().get());
    }
    Map<String, Integer> taken = state.taken();
    if (taken.isEmpty()) {
      return Finding.ok(
          PORTS,
          state.ports().isEmpty() ? "free ones are chosen at the first start" : "all are free");
    }
    return Finding.warn(
        PORTS,
        taken.entrySet().stream()
            .map(port -> port.getValue() + " of " + port.getKey())
            .collect(Collectors.joining(", ", "in use by other programs: ", "")),
        "nothing: the next start chooses others");
  }
}
