package dev.millrace.application.simulation;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.port.relay.Shardings;

/** Somebody who changes the number of the relay's shards, sometimes and more than once. */
final class Resharder implements Actor {

  private static final int MOST = 3;

  private final World world;
  private final Shardings shardings;
  private int left;

  Resharder(World world, InMemoryPath path) {
    this.world = world;
    this.shardings = Edges.faulty(Shardings.class, path.shardings, world, this);
    this.left = world.dice.below(MOST + 1);
  }

  @Override
  public String name() {
    return "resharder";
  }

  @Override
  public boolean step() {
    if (left == 0) {
      return false;
    }
    left--;
    shardings.agree(1 << world.dice.below(3));
    return true;
  }
}
