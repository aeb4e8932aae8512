package dev.millrace.application.ingest;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.source.UnusablePage;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * {@link IngestRun}: page by page, each stored whole in one transaction. A crash between two pages
 * costs nothing; one within a page costs that page's fetch.
 */
public final class IngestingRun implements IngestRun {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Families families;
  private final Runs runs;
  private final PageReader pages;
  private final Intake intake;
  private final Schemas schemas;
  private final EventCodec codec;
  private final Supplier<UUID> ids;
  private final RetryPolicy retry;

  public IngestingRun(
      Families families,
      Runs runs,
      PageReader pages,
      Intake intake,
      Schemas schemas,
      EventCodec codec,
      Supplier<UUID> ids,
      RetryPolicy retry) {
    this.families = families;
    this.runs = runs;
    this.pages = pages;
    this.intake = intake;
    this.schemas = schemas;
    this.codec = codec;
    this.ids = ids;
    this.retry = retry;
  }

  @Override
  public Optional<Duration> ingest(RunId id) {
    Run run = runs.begin(id);
    if (run.state().isOver()) {
      return Optional.empty();
    }
    if (retry.isHopeless(run.attempts())) {
      runs.failed(id, hopeless(run), true);
      return Optional.empty();
    }
    try {
      return takePages(run, families.named(run.plan().family()));
    } catch (PathIsFull full) {
      runs.paused(id, String.valueOf(full.getMessage()));
      return Optional.of(PAUSE);
    } catch (UnusablePage unusable) {
      intake.keep(id, unusable.evidence());
      return run.plan().allowEmpty() && unusable.isEmpty() ? fetched(run) : failed(run, unusable);
    } catch (Failure failure) {
      return failed(run, failure);
    } catch (RuntimeException bug) {
      failed(run, new TransientFailure("unexpected: " + bug.getClass().getName(), bug));
      throw bug;
    }
  }

  private static String hopeless(Run run) {
    return "page %d was begun %d times and not stored, mostly because the process that fetched it ended; its log may say why. Where it ran out of memory, start a run with smaller pages"
        .formatted(run.nextPage(), run.attempts() - 1);
  }

  private Optional<Duration> failed(Run begun, Failure failure) {
    Run run = runs.find(begun.id()).orElse(begun);
    if (run.state().isOver()) {
      return Optional.empty();
    }
    boolean permanent = failure instanceof PermanentFailure;
    if (Thread.currentThread().isInterrupted() && !permanent) {
      return Optional.of(Duration.ZERO);
    }
    boolean last = permanent || retry.isLast(run.attempts());
    runs.failed(run.id(), String.valueOf(failure.getMessage()), last);
    return last ? Optional.empty() : Optional.of(retry.waitAfter(run.attempts()));
  }

  private <R> Optional<Duration> takePages(Run run, Family<R> family) {
    PageIntake<R> intakes = new PageIntake<>(family, codec, schema(family), ids);
    try (PageReader.Reading<R> reading = pages.read(run.plan(), family)) {
      for (int page = run.nextPage(); page <= run.plan().lastPage(); page++) {
        if (Thread.currentThread().isInterrupted()) {
          return Optional.of(Duration.ZERO);
        }
        if (!store(run, intakes, reading.page(page)) && isOver(run)) {
          return Optional.empty();
        }
      }
    }
    return fetched(run);
  }

  private Optional<Duration> fetched(Run run) {
    runs.fetched(run.id());
    return Optional.empty();
  }

  private boolean isOver(Run run) {
    return runs.find(run.id()).orElse(run).state().isOver();
  }

  private RegisteredSchema schema(Family<?> family) {
    String subject = family.name().subject();
    return schemas
        .current(subject)
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "no schema is registered for "
                        + subject
                        + "; run `millrace schemas register` and start the run again"));
  }

  /** Whether this is what stored the page; otherwise it is stored already, or no more wanted. */
  private <R> boolean store(Run run, PageIntake<R> intakes, ParsedPage<R> page) {
    return intake.inTransaction(
        transaction -> {
          if (!transaction.isDue(run.id(), page.page().request().page())) {
            return false;
          }
          intakes.take(transaction, run.id(), page);
          return true;
        });
  }
}
