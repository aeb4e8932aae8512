package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.relay.Lease;
import dev.millrace.domain.port.relay.RelayMembers;
import dev.millrace.domain.port.relay.Shardings;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The relay's shards as they are now. */
record ShardList(Sharding sharding, Optional<Sharding> agreed, List<Line> lines) {

  /**
   * A shard.
   *
   * @param behind events that wait to be published
   */
  record Line(Shard shard, Optional<Lease> lease, Optional<Cursor> cursor, long behind) {

    private String state() {
      return cursor.map(at -> at.isClosed() ? "closed" : "open").orElse("new");
    }

    private String position() {
      return cursor.map(at -> at.to().xmin() + " " + at.lastSeq()).orElse("");
    }

    private Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("shard", shard.number());
      fields.put("owner", lease.map(Lease::owner).orElse(""));
      fields.put("since", lease.map(held -> held.since().toString()).orElse(""));
      fields.put("state", state());
      fields.put("snapshot", cursor.map(at -> at.to().xmin()).orElse(0L));
      fields.put("seq", cursor.map(Cursor::lastSeq).orElse(0L));
      fields.put("behind", behind);
      return fields;
    }
  }

  static ShardList of(Injector injector) {
    Shardings shardings = injector.getInstance(Shardings.class);
    RelayProgress progress = injector.getInstance(RelayProgress.class);
    PostgresCheckup checkup = injector.getInstance(PostgresCheckup.class);
    Map<Shard, Lease> leases =
        injector.getInstance(RelayMembers.class).leases().stream()
            .collect(Collectors.toMap(Lease::shard, Function.identity()));
    Sharding current = shardings.current();
    List<Line> lines =
        current.shards().stream()
            .map(
                shard ->
                    new Line(
                        shard,
                        Optional.ofNullable(leases.get(shard)),
                        progress.find(shard),
                        checkup.backlog(shard).waiting().records()))
            .toList();
    return new ShardList(current, shardings.agreed(), lines);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("generation", sharding.generation());
    fields.put("count", sharding.count());
    fields.put("next", agreed.map(Sharding::count).orElse(0));
    fields.put("shards", lines.stream().map(Line::fields).toList());
    return fields;
  }

  void print(PrintWriter out) {
    String format = "%5s  %-12s  %-24s  %-6s  %-22s  %10s%n";
    out.printf(format, "SHARD", "OWNER", "SINCE", "STATE", "SNAPSHOT SEQ", "BEHIND");
    for (Line line : lines) {
      out.printf(
          format,
          line.shard().number(),
          line.lease().map(Lease::owner).orElse("nobody"),
          line.lease().map(held -> held.since().toString()).orElse(""),
          line.state(),
          line.position(),
          line.behind());
    }
    agreed.ifPresent(
        next ->
            out.printf(
                "A change to %d shards is under way: %d of %d have come to their end.%n",
                next.count(), closed(), sharding.count()));
  }

  private long closed() {
    return lines.stream()
        .filter(line -> line.cursor().filter(Cursor::isClosed).isPresent())
        .count();
  }
}
