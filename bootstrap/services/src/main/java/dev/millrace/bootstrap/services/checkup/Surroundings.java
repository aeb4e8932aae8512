package dev.millrace.bootstrap.services.checkup;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.local.LocalState;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What is known before a server is asked.
 *
 * @param data the folder of the local pipeline
 * @param state of that folder
 * @param isLocal whether the servers are those of the local pipeline, and no others
 */
public record Surroundings(Settings settings, Path data, LocalState state, boolean isLocal) {

  /** What it means that nothing listens where a server should be. */
  Finding nobody(String name, Addresses addresses) {
    if (isLocal && state.launcher().isEmpty()) {
      return Finding.warn(name, "not running", "start it with `millrace up`");
    }
    String found = "nothing listens at " + addresses;
    return isLocal
        ? Finding.fail(
            name, found, "`millrace up` starts it again; see " + log(name) + " if it does not")
        : Finding.fail(name, found, "start it, or correct " + addresses.setting().key());
  }

  /** What to do about a server that is there, and says no. */
  String remedy(String name, Setting address) {
    return isLocal
        ? "see " + log(name)
        : "check " + address.key() + " and the settings beside it, or see the server's log";
  }

  private Path log(String name) {
    return data.resolve("logs").resolve(name.toLowerCase(Locale.ROOT) + ".log");
  }
}
