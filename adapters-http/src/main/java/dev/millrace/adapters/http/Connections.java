package dev.millrace.adapters.http;

import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * How connections to sources are made: to checked addresses alone, with a head of bounded size, and
 * by a client that does nothing unasked: no redirect, proxy, cookie, password, retry or unpacking.
 */
final class Connections {

  private static final int MOST = 256;
  private static final int LONGEST_LINE = 16 << 10;
  private static final int MOST_HEADERS = 200;

  /** Then its address is looked up and checked again. */
  private static final TimeValue LONGEST_LIFE = TimeValue.ofSeconds(30);

  private Connections() {}

  static CloseableHttpClient client(HttpSourceConfig config, DnsResolver names, SSLContext trust) {
    Timeout deadline = Timeout.of(config.deadline());
    return HttpClients.custom()
        .setConnectionManager(pool(config, names, trust, deadline))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(deadline)
                .setResponseTimeout(deadline)
                .build())
        .setUserAgent("millrace")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  private static PoolingHttpClientConnectionManager pool(
      HttpSourceConfig config, DnsResolver names, SSLContext trust, Timeout deadline) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new AllowedAddresses(config.allowPrivateAddresses(), names))
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(headsOfBoundedSize()).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(deadline)
                .setSocketTimeout(deadline)
                .setTimeToLive(LONGEST_LIFE)
                .build())
        .setMaxConnPerRoute(MOST)
        .setMaxConnTotal(MOST)
        .build();
  }

  private static Http1Config headsOfBoundedSize() {
    return Http1Config.custom()
        .setMaxLineLength(LONGEST_LINE)
        .setMaxHeaderCount(MOST_HEADERS)
        .build();
  }
}
