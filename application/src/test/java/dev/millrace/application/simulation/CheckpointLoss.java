package dev.millrace.application.simulation;

/** Somebody who moves the checkpoint of a query away, at most once. */
final class CheckpointLoss implements Actor {

  private final World world;
  private final MicroBatches<?> query;
  private final Runnable notice;

  CheckpointLoss(World world, MicroBatches<?> query, Runnable notice) {
    this.world = world;
    this.query = query;
    this.notice = notice;
  }

  @Override
  public String name() {
    return "operator";
  }

  @Override
  public boolean step() {
    boolean loses =
        query.losses() == 0 && query.checkpoint().isSettled() && world.happens(world.faults.loss());
    if (loses) {
      query.lose();
      notice.run();
      world.edge(this, "loses the checkpoint of " + query.name());
    }
    return loses;
  }
}
