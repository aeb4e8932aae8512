package dev.millrace.bootstrap.services.bench;

import dev.millrace.bootstrap.services.process.Resources;
import java.util.List;

/** Sides, and all that was opened for them; also closed when that failed half way. */
final class OpenedWorkbench implements Workbench {

  private final Resources resources;
  private final List<Side> sides;

  private OpenedWorkbench(Resources resources, List<Side> sides) {
    this.resources = resources;
    this.sides = List.copyOf(sides);
  }

  /** Makes the sides of a workbench. */
  @FunctionalInterface
  interface Opening {

    /** Hands to the resources whatever it opens. */
    List<Side> sides(Resources resources) throws InterruptedException;
  }

  static Workbench of(Opening opening) throws InterruptedException {
    Resources resources = new Resources();
    try {
      return new OpenedWorkbench(resources, opening.sides(resources));
    } catch (RuntimeException | InterruptedException failure) {
      resources.close();
      throw failure;
    }
  }

  @Override
  public List<Side> sides() {
    return sides;
  }

  @Override
  public void close() {
    resources.close();
  }
}
