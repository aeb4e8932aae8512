package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.relay.Lease;
import dev.millrace.domain.port.relay.Member;
import dev.millrace.domain.port.relay.RelayMembers;
import dev.millrace.domain.port.relay.Share;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The relay processes and their shards, by the server's clock. */
public final class PostgresRelayMembers implements RelayMembers {

  private static final String NAMES =
      "give each relay a name of its own, millrace.relay.name, or none";

  /** What came of a beat: the shards, or since when another process has the name. */
  private record Beat(List<LeaseRow> held, @Nullable Instant replaced) {}

  private final Transactions transactions;

  public PostgresRelayMembers(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public void join(Member me) {
    inTurn("announce relay " + me.name(), members -> join(members, me))
        .ifPresent(
            since -> {
              throw new TransientFailure(
                  "two relays have the name %s, the other since %s, and this one waits until that is"
                          .formatted(me.name(), since)
                      + " gone: "
                      + NAMES);
            });
  }

  private static Optional<Instant> join(MemberStatements members, Member me) {
    members.bury(LIFE.toSeconds());
    return members.join(me.name(), me.incarnation()) == 0
        ? Optional.of(members.contest(me.name()))
        : Optional.empty();
  }

  @Override
  public Share beat(Member me) {
    Beat beat = inTurn("tell that relay " + me.name() + " is there", members -> beat(members, me));
    if (beat.replaced() != null) {
      throw new PermanentFailure(
          "another process is relay %s since %s, and this one ends. Unless it was started in its place, "
                  .formatted(me.name(), beat.replaced())
              + NAMES);
    }
    return new Share(shards(beat.held(), true), shards(beat.held(), false));
  }

  private static Beat beat(MemberStatements members, Member me) {
    if (members.beat(me.name(), me.incarnation()) == 0) {
      return new Beat(List.of(), members.contest(me.name()));
    }
    members.bury(LIFE.toSeconds());
    members.forgetEarlier();
    members.take(me.name());
    return new Beat(members.held(me.name()), null);
  }

  private static Set<Shard> shards(List<LeaseRow> held, boolean kept) {
    return held.stream()
        .filter(lease -> lease.kept() == kept)
        .map(LeaseRow::toShard)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void release(Member me, Shard shard) {
    inTurn(
        "give up " + shard,
        members -> members.release(me.name(), me.incarnation(), ShardRow.of(shard)));
  }

  @Override
  public void leave(Member me) {
    inTurn("take leave of the relays", members -> members.leave(me.name(), me.incarnation()));
  }

  @Override
  public List<Lease> leases() {
    return transactions.run(
        "list who relays what",
        session ->
            session.getMapper(MemberStatements.class).leases(LIFE.toSeconds()).stream()
                .map(LeaseRow::toLease)
                .toList());
  }

  private <T> T inTurn(String what, Function<MemberStatements, T> work) {
    return transactions.run(
        what,
        session -> {
          MemberStatements members = session.getMapper(MemberStatements.class);
          members.takeTurn();
          return work.apply(members);
        });
  }
}
