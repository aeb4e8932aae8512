package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.spi.Message;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an injector of a list of modules, strictly: what is not bound explicitly does not exist.
 */
public final class Wiring {

  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private Wiring() {}

  /**
   * Wires modules over settings.
   *
   * @param resources takes what the modules open
   * @throws Failure of what a module could not open, in that one's own words
   * @throws IllegalArgumentException of what refuses a setting
   */
  public static Injector of(Settings settings, Resources resources, List<Module> modules) {
    LOG.debug("wired of {}", modules);
    List<Module> all = new ArrayList<>(modules);
    all.add(new Strict(settings, resources));
    try {
      return Guice.createInjector(Stage.PRODUCTION, all);
    } catch (CreationException failed) {
      throw ownWords(failed);
    }
  }

  private static RuntimeException ownWords(CreationException failed) {
    return failed.getErrorMessages().stream()
        .map(Message::getCause)
        .filter(cause -> cause instanceof Failure || cause instanceof IllegalArgumentException)
        .map(RuntimeException.class::cast)
        .findFirst()
        .orElse(failed);
  }

  private static final class Strict extends AbstractModule {

    private final Settings settings;
    private final Resources resources;

    Strict(Settings settings, Resources resources) {
      this.settings = settings;
      this.resources = resources;
    }

    @Override
    protected void configure() {
      binder().disableCircularProxies();
      binder().requireExplicitBindings();
      binder().requireExactBindingAnnotations();
      binder().requireAtInjectOnConstructors();
      bind(Settings.class).toInstance(settings);
      bind(Resources.class).toInstance(resources);
    }
  }
}
