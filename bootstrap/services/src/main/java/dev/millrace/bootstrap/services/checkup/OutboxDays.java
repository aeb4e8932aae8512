package dev.millrace.bootstrap.services.checkup;

import com.google.inject.Injector;
import dev.millrace.adapters.postgres.OutboxAge;
import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;

/** Whether the outbox is as old as it should be at most. */
final class OutboxDays {

  static final String NAME = "outbox";

  private OutboxDays() {}

  static Finding in(Injector injector) {
    Settings settings = injector.getInstance(Settings.class);
    return of(
        injector
            .getInstance(PostgresCheckup.class)
            .outboxAge(settings.days(Setting.OUTBOX_RETENTION)));
  }

  static Finding of(OutboxAge age) {
    if (!age.held().isEmpty()) {
      return Finding.warn(
          NAME,
          age.oldest() + " is older than what is kept, and stays: " + age.held(),
          "docs/operating.md, \"How long events stay in the outbox\", has the reasons");
    }
    return age.hasRest()
        ? Finding.warn(
            NAME,
            "there are rows in millrace.outbox_rest, which no day takes with it",
            "docs/operating.md, \"How long events stay in the outbox\", says how to empty it")
        : Finding.ok(NAME, "from " + age.oldest() + " on");
  }
}
