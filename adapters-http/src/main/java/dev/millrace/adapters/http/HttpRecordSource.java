package dev.millrace.adapters.http;

import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.port.source.RecordSource;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.ssl.SSLContexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages of records over HTTP, in the protocol of randomuser.me: {@code GET
 * source?results=N&page=P&seed=S} answers {@code {"results": […], "info": {seed, results, page,
 * version}}}, where {@code info} echoes what was asked.
 *
 * <p>An answer is a page only when it is whole, valid UTF-8 and JSON, and honest: {@code info} is
 * there and echoes seed, results, page, and the version that the source's path names; {@code
 * results} is not empty and holds no more than was asked. A page may hold <em>fewer</em>, as the
 * last one of a finite source does, as long as {@code info} echoes the number asked. Everything
 * else is unusable and asked for again. A record of any shape is a record: judging it is up to its
 * family.
 *
 * <p>Redirects are not followed, proxies not used, and TLS is checked as the platform does. Safe
 * for any number of threads.
 */
public final class HttpRecordSource implements RecordSource {

  private static final Logger LOG = LoggerFactory.getLogger(HttpRecordSource.class);

  private final Attempts attempts;
  private final Exchange exchange;

  public HttpRecordSource(HttpSourceConfig config, InstantSource clock) {
    this(config, clock, SystemDefaultDnsResolver.INSTANCE, SSLContexts.createDefault());
  }

  HttpRecordSource(
      HttpSourceConfig config, InstantSource clock, DnsResolver names, SSLContext trust) {
    this.attempts = new Attempts(config);
    this.exchange = new Exchange(config, clock, Connections.client(config, names, trust));
  }

  @Override
  public FetchedPage fetch(PageRequest request, Set<String> secrets) {
    PageAddress address = PageAddress.of(request);
    Secrets blanked = Secrets.of(secrets);
    FetchedPage page = attempts.run(address, () -> attempt(request, address, blanked));
    if (page.records().size() < request.size()) {
      LOG.info("{}: {} of {} records", address, page.records().size(), request.size());
    }
    return page;
  }

  /**
   * How the circuit breaker of each origin that was ever asked stands: {@code closed}, {@code open}
   * (the origin is left alone after too many failures) or {@code half_open} (it is tried).
   */
  public Map<String, String> breakers() {
    return attempts.breakers();
  }

  /**
   * How many requests were made since the process began, by how they ended; a kind that there was
   * none of is absent.
   */
  public Map<SourceRequest, Long> requests() {
    return attempts.requests();
  }

  private FetchedPage attempt(PageRequest request, PageAddress address, Secrets secrets) {
    Answer answer = exchange.get(address);
    RedactedPage page = RedactedPage.of(answer.body().array(), secrets);
    Optional<String> reason = new PageCheck(request, address, answer, page).reason();
    if (reason.isPresent()) {
      throw Unusable.page(request, address, answer, page.bytes(), reason.get());
    }
    return new FetchedPage(
        request, page.bytes(), answer.headers(), answer.at(), answer.took(), page.records());
  }
}
