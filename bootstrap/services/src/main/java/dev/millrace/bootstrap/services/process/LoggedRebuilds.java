package dev.millrace.bootstrap.services.process;

import dev.millrace.application.rebuild.RebuildView;
import dev.millrace.application.rebuild.Rebuilt;
import dev.millrace.application.rebuild.RebuiltByAnother;
import dev.millrace.application.rebuild.TableComparison;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.rebuild.Goal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds views, with lines in the log for what was compared, where it ended, and what broke. Who
 * tries again tells why it has to.
 */
public final class LoggedRebuilds implements RebuildView {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedRebuilds.class);

  private final RebuildView views;

  public LoggedRebuilds(RebuildView views) {
    this.views = views;
  }

  @Override
  public Rebuilt rebuild(String view, Goal goal, boolean isPersonal, String by, Watch watch) {
    try {
      Rebuilt rebuilt = views.rebuild(view, goal, isPersonal, by, watch);
      tell(rebuilt);
      return rebuilt;
    } catch (RebuiltByAnother | TransientFailure | OutcomeUnknown later) {
      throw later;
    } catch (RuntimeException broken) {
      LOG.error("rebuild of {}: broke", view, broken);
      throw broken;
    }
  }

  private static void tell(Rebuilt rebuilt) {
    TableComparison compared = rebuilt.comparison();
    if (compared != null) {
      LOG.info(
          "rebuild of {}: {} rows in place, {} rebuilt, {} equal, {} changed, {} missing, {} stale",
          rebuilt.view(),
          compared.live(),
          compared.rebuilt(),
          compared.equal(),
          compared.changed(),
          compared.missing(),
          compared.stale());
    }
    LOG.info("rebuild of {}: {}, it stands in {}", rebuilt.view(), rebuilt.state(), rebuilt.live());
  }
}
