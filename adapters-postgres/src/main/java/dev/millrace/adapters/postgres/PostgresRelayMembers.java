package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.relay.Lease;
import dev.millrace.domain.port.relay.Member;
import dev.millrace.domain.port.relay.RelayMembers;
import dev.millrace.domain.port.relay.Share;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The relay processes and their shards, by the server's clock. */
public final class PostgresRelayMembers implements RelayMembers {

  private final Transactions transactions;

  public PostgresRelayMembers(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public void join(Member me) {
    inTurn(
        "announce relay " + me.name(),
        members -> {
          members.bury(LIFE.toSeconds());
          return members.join(me.name(), me.incarnation());
        });
  }

  @Override
  public Share beat(Member me) {
    List<LeaseRow> held =
        inTurn("tell that relay " + me.name() + " is there", members -> beat(members, me));
    return new Share(shards(held, true), shards(held, false));
  }

  private static List<LeaseRow> beat(MemberStatements members, Member me) {
    if (members.beat(me.name(), me.incarnation()) == 0) {
      throw new PermanentFailure(
          "another relay of the name "
              + me.name()
              + " has started, and this one ends: give each a name of its own,"
              + " millrace.relay.name, or none");
    }
    members.bury(LIFE.toSeconds());
    members.forgetEarlier();
    members.take(me.name());
    return members.held(me.name());
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
