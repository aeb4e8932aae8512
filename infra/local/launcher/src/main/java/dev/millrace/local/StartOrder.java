package dev.millrace.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts processes in an order in which each comes after those it needs. */
final class StartOrder {

  private final Map<String, ProcessSpec> specs = new LinkedHashMap<>();
  private final Set<String> running;
  private final Map<String, ProcessSpec> ordered = new LinkedHashMap<>();
  private final Deque<String> path = new ArrayDeque<>();

  private StartOrder(Collection<ProcessSpec> specs, Set<String> running) {
    this.running = running;
    for (ProcessSpec spec : specs) {
      if (running.contains(spec.name()) || this.specs.put(spec.name(), spec) != null) {
        throw new StackException("Two processes are called " + spec.name() + ".");
      }
    }
  }

  static List<ProcessSpec> of(Collection<ProcessSpec> specs, Set<String> running) {
    StartOrder order = new StartOrder(specs, running);
    specs.forEach(order::place);
    return new ArrayList<>(order.ordered.values());
  }

  private void place(ProcessSpec spec) {
    if (ordered.containsKey(spec.name())) {
      return;
    }
    if (path.contains(spec.name())) {
      throw new StackException("These processes need each other: " + path + ".");
    }
    path.addLast(spec.name());
    spec.needs().stream().filter(need -> !running.contains(need)).sorted().forEach(this::placeNeed);
    path.removeLast();
    ordered.put(spec.name(), spec);
  }

  private void placeNeed(String need) {
    ProcessSpec spec = specs.get(need);
    if (spec == null) {
      throw new StackException(
          path.getLast() + " needs " + need + ", which is not part of this stack.");
    }
    place(spec);
  }
}
