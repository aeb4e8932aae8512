package dev.millrace.bootstrap.services.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.kafka.KafkaDeadLetterFeed;
import dev.millrace.adapters.kafka.KafkaReceiptFeed;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.receipt.Feed;
import dev.millrace.domain.port.receipt.Receipt;

/** What streams report. */
final class KafkaFeedsModule extends PrivateModule {

  @Override
  protected void configure() {}

  @Provides
  @Singleton
  @Exposed
  Feed<Receipt> receipts(Settings settings, Resources resources) {
    return resources.opened(new KafkaReceiptFeed(KafkaSettings.of(settings)));
  }

  @Provides
  @Singleton
  @Exposed
  Feed<DeadLetter> deadLetters(Settings settings, Resources resources) {
    return resources.opened(new KafkaDeadLetterFeed(KafkaSettings.of(settings)));
  }
}
