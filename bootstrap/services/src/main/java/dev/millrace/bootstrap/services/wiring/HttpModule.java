package dev.millrace.bootstrap.services.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.http.HttpRecordSource;
import dev.millrace.adapters.http.HttpSourceConfig;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.port.source.RecordSource;
import java.time.Clock;

/** The source client. */
final class HttpModule extends PrivateModule {

  @Override
  protected void configure() {}

  @Provides
  @Singleton
  @Exposed
  RecordSource recordSource(HttpRecordSource source) {
    return source;
  }

  @Provides
  @Singleton
  @Exposed
  HttpRecordSource source(Settings settings) {
    return new HttpRecordSource(config(settings), Clock.systemUTC());
  }

  static HttpSourceConfig config(Settings settings) {
    HttpSourceConfig standard = HttpSourceConfig.defaults();
    return standard
        .withDeadline(settings.duration(Setting.SOURCE_DEADLINE))
        .withRequestsPerSecond(settings.number(Setting.SOURCE_REQUESTS_PER_SECOND))
        .withPrivateAddresses(settings.truth(Setting.SOURCE_ALLOW_PRIVATE))
        .withRetries(standard.retries().withAttempts(settings.number(Setting.SOURCE_ATTEMPTS)));
  }
}
