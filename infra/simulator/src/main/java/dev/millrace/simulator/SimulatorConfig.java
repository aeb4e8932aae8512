package dev.millrace.simulator;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is started.
 *
 * @param bind the address to listen on
 * @param port 0 for any free one
 * @param recorded a folder of recorded pages to serve; {@code null} to make users up
 * @param rateLimit {@code null} for none
 * @param clock tells the date for ages and the time for the rate limit
 * @param rememberedPages how many answered pages {@link Served} keeps, each with its bytes
 */
public record SimulatorConfig(
    String bind,
    int port,
    @Nullable Path recorded,
    @Nullable RateLimit rateLimit,
    InstantSource clock,
    int rememberedPages) {

  private static final String LOOPBACK = "127.0.0.1";

  /** Made-up users on a free port of loopback, without a limit, nothing remembered. */
  public static SimulatorConfig defaults() {
    return new SimulatorConfig(LOOPBACK, 0, null, null, InstantSource.system(), 0);
  }

  public SimulatorConfig boundTo(String address) {
    return new SimulatorConfig(address, port, recorded, rateLimit, clock, rememberedPages);
  }

  public SimulatorConfig onPort(int chosen) {
    return new SimulatorConfig(bind, chosen, recorded, rateLimit, clock, rememberedPages);
  }

  public SimulatorConfig serving(Path folder) {
    return new SimulatorConfig(bind, port, folder, rateLimit, clock, rememberedPages);
  }

  public SimulatorConfig limitedTo(RateLimit limit) {
    return new SimulatorConfig(bind, port, recorded, limit, clock, rememberedPages);
  }

  public SimulatorConfig at(InstantSource time) {
    return new SimulatorConfig(bind, port, recorded, rateLimit, time, rememberedPages);
  }

  public SimulatorConfig remembering(int pages) {
    return new SimulatorConfig(bind, port, recorded, rateLimit, clock, pages);
  }
}
