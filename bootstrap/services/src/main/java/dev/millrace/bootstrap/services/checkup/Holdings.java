package dev.millrace.bootstrap.services.checkup;

import com.google.inject.Injector;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.log.Topics;
import dev.millrace.domain.port.serving.ViewSchema;

/** Whether servers hold what the families need. */
final class Holdings {

  private Holdings() {}

  static Finding topics(Injector injector) {
    Topics topics = injector.getInstance(Topics.class);
    return Finding.of(
        "topics",
        "all are there",
        injector.getInstance(Families.class).all().stream()
            .flatMap(family -> topics.missing(family.name(), family.sort()).stream())
            .distinct()
            .map(topic -> "topic " + topic + " is missing; `millrace up` creates it")
            .toList());
  }

  static Finding views(Injector injector) {
    return Finding.of(
        "views",
        "as the families want them",
        injector
            .getInstance(ViewSchema.class)
            .differences(
                injector.getInstance(Families.class).all().stream()
                    .flatMap(family -> family.tables().stream())
                    .distinct()
                    .toList()));
  }
}
