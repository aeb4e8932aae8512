package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.view.Position;
import java.util.List;
import java.util.Map;

/**
 * A streaming query finds a topic's records committed at once, and carries them: into all views, or
 * nowhere.
 */
final class QuerySide implements Side {

  private final String name;
  private final String peer;
  private final PeerProcess process;
  private final Crowd<?> crowd;
  private final HeldBack heldBack;
  private final Destination destination;
  private long carried;

  /** Where the records go. */
  interface Destination {

    /**
     * Untimed, before the work.
     *
     * @param positions where the records stand in the topic
     */
    void expect(List<Position> positions);

    /**
     * Untimed, after it.
     *
     * @param carried how many records went through the query
     */
    Proof proof(long carried);
  }

  QuerySide(
      String name,
      String peer,
      PeerProcess process,
      Crowd<?> crowd,
      HeldBack heldBack,
      Destination destination) {
    this.name = name;
    this.peer = peer;
    this.process = process;
    this.crowd = crowd;
    this.heldBack = heldBack;
    this.destination = destination;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> settings() {
    process.goOn();
    Map<String, String> settings = process.settings(peer);
    process.freeze();
    settings.put("records", Integer.toString(crowd.size()));
    settings.put(
        "payloadBytes",
        Long.toString(
            Math.round(
                crowd.payloads().stream()
                    .mapToInt(payload -> payload.array().length)
                    .average()
                    .orElse(0))));
    return settings;
  }

  @Override
  public void prepare() {
    process.goOn();
    process.prepare(peer);
    destination.expect(heldBack.write(crowd));
  }

  @Override
  public void work() {
    heldBack.commit();
    carried = process.work(peer);
  }

  @Override
  public Proof prove() {
    process.end(peer);
    process.freeze();
    return destination.proof(carried);
  }
}
