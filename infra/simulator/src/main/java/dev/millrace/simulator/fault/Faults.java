package dev.millrace.simulator.fault;

import dev.millrace.simulator.generated.Generation;
import dev.millrace.simulator.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The faults of one simulator, switched at any time and from any thread. A request is struck by the
 * oldest rule that fits and is not spent, and by no other: rules injected one after the other form
 * a script.
 */
public final class Faults {

  private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
  private volatile Generation generation = Generation.original();

  /** Lets the faults strike together, in this order; the rule counts its hits. */
  public FaultRule inject(Strike strike, Fault... faults) {
    FaultRule rule = new FaultRule(strike, List.of(faults));
    rules.add(rule);
    return rule;
  }

  public void remove(FaultRule rule) {
    rules.remove(rule);
  }

  /** Back to an API that does as it should, in its original generation. */
  public void clear() {
    rules.clear();
    generation = Generation.original();
  }

  public List<FaultRule> rules() {
    return List.copyOf(rules);
  }

  public Generation generation() {
    return generation;
  }

  /** From now on generated users are those of this generation. */
  public void generation(Generation next) {
    generation = next;
  }

  /** The rule that strikes this request; its hit is counted. */
  public Optional<FaultRule> striking(PageRequest request) {
    return rules.stream().filter(rule -> rule.claims(request)).findFirst();
  }
}
