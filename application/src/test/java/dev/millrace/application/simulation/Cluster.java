package dev.millrace.application.simulation;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The cluster's own share: writes that arrive in any order, and some long after they were given up
 * or done, for a coordinator, a hint or a task that was taken for dead may still hold them.
 */
final class Cluster implements Actor {

  private final World world;
  private final InMemoryViews views;
  private final Consumer<Mutation> landed;
  private final List<Mutation> late = new ArrayList<>();

  Cluster(World world, InMemoryViews views, Consumer<Mutation> landed) {
    this.world = world;
    this.views = views;
    this.landed = landed;
  }

  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public boolean step() {
    if (late.isEmpty()) {
      return false;
    }
    land(late.remove(world.dice.below(late.size())));
    world.edge(this, "brings a late write");
    return true;
  }

  ViewWriter writer(Actor client) {
    return new Writer(client);
  }

  private void land(Mutation mutation) {
    views.write(List.of(mutation));
    landed.accept(mutation);
  }

  private final class Writer implements ViewWriter {

    private final Actor client;
    private final List<Mutation> inFlight = new ArrayList<>();

    Writer(Actor client) {
      this.client = client;
    }

    @Override
    public void write(List<Mutation> mutations) {
      inFlight.addAll(mutations);
      world.edge(client, "wrote, not flushed");
      while (inFlight.size() > 1 && world.dice.chance(0.3)) {
        landOne();
      }
    }

    @Override
    public void flush() {
      world.edge(client, "before flush");
      while (!inFlight.isEmpty()) {
        if (world.happens(world.faults.unavailable())) {
          throw new TransientFailure("the deadline passed");
        }
        landOne();
      }
      world.edge(client, "after flush");
    }

    @Override
    public void close() {
      inFlight.forEach(
          mutation -> {
            if (world.happens(world.faults.late())) {
              late.add(mutation);
            }
          });
      inFlight.clear();
    }

    private void landOne() {
      Mutation mutation = inFlight.remove(world.dice.below(inFlight.size()));
      land(mutation);
      if (world.happens(world.faults.late() / 3)) {
        late.add(mutation);
      }
    }
  }
}
