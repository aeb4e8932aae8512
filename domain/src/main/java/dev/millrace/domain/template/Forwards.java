package dev.millrace.domain.template;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which template the lines of a former one belong to now: what changes tell, folded. */
public final class Forwards {

  private final Map<String, String> to = new HashMap<>();

  /** Takes what a miner told, in that order. */
  public void take(Collection<Change> changes) {
    changes.forEach(this::take);
  }

  private void take(Change change) {
    if (change instanceof Change.Forwarded forwarded) {
      to.put(forwarded.from(), forwarded.to());
      to.remove(forwarded.to());
    } else if (change instanceof Change.Found found) {
      to.remove(found.template().id());
    }
  }

  /** The template that a line is of now. */
  public String now(String template) {
    String now = template;
    String next = to.get(now);
    while (next != null) {
      now = next;
      next = to.get(now);
    }
    return now;
  }
}
