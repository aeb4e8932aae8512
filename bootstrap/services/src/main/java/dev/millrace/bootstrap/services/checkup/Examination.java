package dev.millrace.bootstrap.services.checkup;

import java.util.List;
import java.util.function.Supplier;

/**
 * A piece of work that finds out about some things.
 *
 * @param names of these things, so that they are told even when the work does not end
 */
public record Examination(List<String> names, Supplier<List<Finding>> work) {

  public Examination {
    names = List.copyOf(names);
  }
}
