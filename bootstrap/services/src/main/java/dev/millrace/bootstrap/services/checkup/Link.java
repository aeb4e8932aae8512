package dev.millrace.bootstrap.services.checkup;

import com.google.inject.Injector;
import com.google.inject.Module;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.wiring.Wiring;
import dev.millrace.domain.failure.TransientFailure;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wired to ask a server: kept from question to question until one fails. */
final class Link implements AutoCloseable {

  private final Supplier<Settings> settings;
  private final List<Module> modules;
  private final ReentrantLock busy = new ReentrantLock();
  private @Nullable Resources resources;
  private @Nullable Injector injector;

  /**
   * @param settings read whenever it is wired anew: the server may have moved
   */
  Link(Supplier<Settings> settings, List<Module> modules) {
    this.settings = settings;
    this.modules = List.copyOf(modules);
  }

  <T> T ask(Function<Injector, T> question) {
    if (!busy.tryLock()) {
      throw new TransientFailure("it has not answered the last question yet");
    }
    try {
      return question.apply(wired());
    } catch (RuntimeException failure) {
      letGo();
      throw failure;
    } finally {
      busy.unlock();
    }
  }

  private Injector wired() {
    Injector known = injector;
    if (known == null) {
      Resources opened = new Resources();
      resources = opened;
      known = Wiring.of(settings.get(), opened, modules);
      injector = known;
    }
    return known;
  }

  private void letGo() {
    injector = null;
    if (resources != null) {
      resources.close();
      resources = null;
    }
  }

  /** A question that hangs is not waited for. */
  @Override
  public void close() {
    if (busy.tryLock()) {
      try {
        letGo();
      } finally {
        busy.unlock();
      }
    }
  }
}
