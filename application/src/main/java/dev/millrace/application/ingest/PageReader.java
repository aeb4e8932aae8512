package dev.millrace.application.ingest;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.port.source.RecordSource;
import dev.millrace.domain.port.source.UnusablePage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Fetches and parses the pages of runs: each next one while the one before is being stored. Behind
 * a large page none is fetched ahead, so that memory holds two small ones or a large one.
 */
public final class PageReader {

  private static final Executor NOBODY = task -> {};
  private static final int LARGE = 2 << 20;

  private final RecordSource source;
  private final Executor ahead;

  /**
   * @param ahead does what it can, and need not: a page that it has not begun is fetched when it is
   *     needed
   */
  public PageReader(RecordSource source, Executor ahead) {
    this.source = source;
    this.ahead = ahead;
  }

  /** A reader that fetches each page when it is needed. */
  public static PageReader inTurn(RecordSource source) {
    return new PageReader(source, NOBODY);
  }

  <R> Reading<R> read(RunPlan plan, Family<R> family) {
    return new Reading<>(plan, family);
  }

  /** The pages of a run, read by one thread. */
  final class Reading<R> implements AutoCloseable {

    private final RunPlan plan;
    private final Family<R> family;
    private int begun;
    private @Nullable FutureTask<ParsedPage<R>> next;

    private Reading(RunPlan plan, Family<R> family) {
      this.plan = plan;
      this.family = family;
    }

    /** A page, usually the one after the last; what is thrown is what the source throws. */
    ParsedPage<R> page(int number) {
      FutureTask<ParsedPage<R>> task = next;
      if (task == null || begun != number) {
        close();
        task = task(number);
      }
      task.run(); // unless it has been begun
      ParsedPage<R> page = awaited(task);
      next = null;
      if (page.page().body().length() < LARGE) {
        begin(number + 1);
      }
      return page;
    }

    private void begin(int number) {
      if (number <= plan.lastPage()) {
        FutureTask<ParsedPage<R>> task = task(number);
        begun = number;
        next = task;
        ahead.execute(task);
      }
    }

    private FutureTask<ParsedPage<R>> task(int number) {
      return new FutureTask<>(() -> parsed(source.fetch(plan.page(number), family.secrets())));
    }

    private ParsedPage<R> parsed(FetchedPage page) {
      int wanted = plan.wanted(page.request().page());
      if (page.records().size() < wanted && !plan.allowEmpty()) {
        throw tooShort(page, wanted);
      }
      return ParsedPage.of(family, page, wanted);
    }

    /** Gives up what is fetched ahead. */
    @Override
    public void close() {
      if (next != null) {
        next.cancel(true);
        next = null;
      }
    }
  }

  private static <T> T awaited(FutureTask<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted while a page was fetched", e);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (failed.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw new IllegalStateException(failed);
    }
  }

  private static UnusablePage tooShort(FetchedPage page, int wanted) {
    String reason =
        "page "
            + page.request().page()
            + " of "
            + page.request().address()
            + " holds "
            + page.records().size()
            + " of the "
            + wanted
            + " records that the run wants of it";
    return new UnusablePage(
        reason,
        new Evidence(
            page.request(),
            200,
            page.body(),
            page.body().length(),
            page.headers(),
            page.fetchedAt(),
            reason));
  }
}
