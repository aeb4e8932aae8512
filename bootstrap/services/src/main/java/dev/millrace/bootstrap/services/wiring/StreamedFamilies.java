package dev.millrace.bootstrap.services.wiring;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.record.FamilyName;
import java.util.List;

/** The families whose queries run. */
final class StreamedFamilies {

  private StreamedFamilies() {}

  /** Those that the settings name, or all that there are, as the stream does. */
  static List<FamilyName> of(Settings settings, Families families) {
    return settings.text(Setting.STREAM_FAMILIES).isEmpty()
        ? families.all().stream().<FamilyName>map(Family::name).toList()
        : settings.list(Setting.STREAM_FAMILIES).stream().map(FamilyName::new).toList();
  }
}
