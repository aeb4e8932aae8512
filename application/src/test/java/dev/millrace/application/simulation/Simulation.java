package dev.millrace.application.simulation;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.ingest.RetryPolicy;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.Projector;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetters;
import dev.millrace.domain.port.deadletter.InMemoryDeadLetters;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.receipt.InMemoryReceipts;
import dev.millrace.domain.port.receipt.InMemoryTopic;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.receipt.Receipts;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.users.User;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;

/** One world from one seed: composed, run with its faults, calmed, and reckoned up. */
final class Simulation {

  /**
   * What a simulation did.
   *
   * @param steps boundaries that were crossed
   * @param faults how many there were
   * @param relaysStruck how often a relay died, or stood still while others went on
   */
  record Figures(int steps, int faults, int relaysStruck) {}

  private static final int LAST_STEPS = 60;
  private static final int MOST_ROUNDS = 5_000;

  private final World world;
  private final Product product;
  private final Contents contents = new Contents();
  private final InMemoryTopic<Receipt> receipts = new InMemoryTopic<>();
  private final InMemoryTopic<DeadLetter> letters;
  private final InMemoryPath path;
  private final Truth truth;
  private final Readers readers;
  private final WrittenRows rows;
  private final Cluster cluster;
  private final Foreigner foreigner;
  private final MicroBatches<Integer> facts;
  private final MicroBatches<Map<Windows.Window, Set<UUID>>> windows;

  private Simulation(World world, Product product) {
    this.world = world;
    this.product = product;
    Family<User> family = product.family(world.clock);
    this.path =
        new InMemoryPath(world.clock, family, world.dice::id, new InMemoryStore(world.clock, 0));
    this.letters = path.log.letters();
    path.log.refuse(this::isTooLarge);
    this.truth = new Truth(path.store, contents);
    this.readers = new Readers(path, truth);
    this.rows = new WrittenRows(path.views, family.views().get(0), readers);
    this.cluster = new Cluster(world, path.views, rows::landed);
    this.foreigner = new Foreigner(world, path.log, family.name().topic());
    this.facts = facts();
    this.windows = windows();
  }

  /** Runs a seed with the faults that it draws. */
  static Figures run(long seed, Product product) {
    Dice dice = new Dice(seed);
    return run("-Dmillrace.seed=" + seed, new World(dice, Faults.draw(dice), -1), product);
  }

  /** Runs a seed in which one process crashes at one step, and nothing else fails. */
  static Figures crashing(long seed, int step) {
    return run(
        "a crash of seed " + seed + " at step " + step,
        new World(new Dice(seed), Faults.NONE, step),
        Product.AS_IT_IS);
  }

  private static Figures run(String name, World world, Product product) {
    try {
      new Simulation(world, product).run();
      return new Figures(world.steps(), world.injected(), world.relaysStruck());
    } catch (Broken | RuntimeException broken) {
      throw new AssertionError(
          name + " breaks: " + broken.getMessage() + world.trace.last(LAST_STEPS), broken);
    }
  }

  private void run() {
    submit();
    Relay zombie = new Relay("relay 1", world, path, product);
    populate(zombie);
    watch();
    world.turns(20 + world.dice.below(60));
    zombie.crash();
    world.calm(zombie);
    world.drain(MOST_ROUNDS);
    new Reckoning(path, truth, readers).check(foreigner.copies() == 0);
  }

  private boolean isTooLarge(OutboxRow row) {
    try {
      Document event = path.codec.decode(path.users.name(), row.payload());
      return event.at("record").at("city").text().filter(Contents.METROPOLIS::equals).isPresent();
    } catch (Undecodable bug) {
      throw new Broken("the outbox holds events only");
    }
  }

  private void submit() {
    int runs = 1 + world.dice.below(3);
    double malformed = world.dice.chance(0.5) ? 0.15 : 0;
    for (int i = 0; i < runs; i++) {
      int records = contents.draw(world.dice, world.clock, "seed " + i, malformed);
      path.runs.submit(
          new RunId(world.dice.id()),
          new RunPlan(
              path.users.name(),
              URI.create("http://api.test/"),
              "seed " + i,
              records,
              1 + world.dice.below(4)));
    }
  }

  private void populate(Relay zombie) {
    Database database = new Database(world, path.store, product);
    RetryPolicy retry = RetryPolicy.DEFAULT.withAttempts(world.dice.chance(0.2) ? 3 : 1_000_000);
    for (String name : new String[] {"ingest 1", "ingest 2"}) {
      world.add(new Ingest(name, world, path, contents, database, retry));
    }
    world.add(database);
    world.add(zombie);
    world.add(new Relay("relay 2", world, path, product));
    world.add(new Resharder(world, path));
    world.add(new Broker(world, path.log));
    world.add(foreigner);
    world.add(facts);
    world.add(windows);
    world.add(cluster);
    world.add(new CheckpointLoss(world, facts, () -> {}));
    world.add(new CheckpointLoss(world, windows, this::windowsBeginAnew));
    world.add(new Books<>("receipts", world, product, receipts, path.ledger, Ledger::enter));
    world.add(new Books<>("letters", world, product, letters, path.ledger, Ledger::keep));
  }

  private void watch() {
    LongSupplier books =
        () -> path.store.changes() + receipts.acknowledged() + letters.acknowledged();
    world.check(path.store::changes, truth::check);
    world.check(() -> path.store.changes() + path.log.changes(), readers::check);
    world.check(facts::committed, new CommittedFacts(path, truth, readers, letters, facts)::check);
    world.check(books, new BookCheck(path.store, readers, receipts, letters)::check);
  }

  private void windowsBeginAnew() {
    rows.windowsBeginAnew(windows.checkpoint().generation());
  }

  private MicroBatches<Integer> facts() {
    return new MicroBatches<>(
        "facts",
        world,
        path.log,
        path.users.name().topic(),
        product.readsUncommitted(),
        0,
        query ->
            new Facts(
                world,
                path.users.name(),
                projector(query),
                () -> product.writer(cluster.writer(query)),
                product.deadLetters(
                    Edges.faulty(
                        DeadLetters.class, new InMemoryDeadLetters(letters), world, query)),
                Edges.faulty(Receipts.class, new InMemoryReceipts(receipts), world, query)));
  }

  private MicroBatches<Map<Windows.Window, Set<UUID>>> windows() {
    return new MicroBatches<>(
        "windows",
        world,
        path.log,
        path.users.name().topic(),
        product.readsUncommitted(),
        new TreeMap<>(),
        query ->
            new Windows(
                world,
                path.users.windowedCounts().get(0),
                projector(query),
                () -> product.writer(cluster.writer(query)),
                product));
  }

  private Projector<User> projector(Actor query) {
    return new Projector<>(
        path.users, Edges.faulty(EventCodec.class, path.codec, world, query), world.clock);
  }
}
