package dev.millrace.application.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.source.FaultyRecordSource;
import dev.millrace.domain.port.source.RecordSource;
import dev.millrace.domain.port.source.UnusablePage;
import dev.millrace.domain.users.User;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PageReaderTest {

  private final InMemoryPath path = new InMemoryPath(1);
  private final RecordSource source = path.source(InMemoryPath.users(0, 25, "Ulm"));
  private final FaultyRecordSource asked = new FaultyRecordSource(source);
  private final Queue<Runnable> begun = new ArrayDeque<>();

  @AfterEach
  void forgetInterrupts() {
    Thread.interrupted();
  }

  private PageReader.Reading<User> reading(PageReader reader) {
    URI api = URI.create("http://api.test/");
    return reader.read(new RunPlan(path.users.name(), api, "seed", 25, 10), path.users);
  }

  @Test
  void theNextPageIsFetchedBeforeItIsNeededAndOnce() {
    PageReader.Reading<User> reading = reading(new PageReader(asked, begun::add));

    assertThat(reading.page(1).candidates()).hasSize(10);
    assertThat(asked.calls()).isEqualTo(1);
    begun.remove().run();
    assertThat(asked.calls()).isEqualTo(2);
    assertThat(reading.page(2).page().request().page()).isEqualTo(2);
    assertThat(asked.calls()).isEqualTo(2);
  }

  @Test
  void whatNobodyHasBegunIsFetchedWhenItIsNeededAndNothingBeyondTheLast() {
    PageReader.Reading<User> reading = reading(new PageReader(asked, begun::add));

    assertThat(reading.page(1).candidates()).hasSize(10);
    assertThat(reading.page(2).candidates()).hasSize(10);
    assertThat(reading.page(3).candidates()).hasSize(5);
    begun.forEach(Runnable::run);
    assertThat(asked.calls()).isEqualTo(3);
  }

  @Test
  void behindALargePageNothingIsFetchedAhead() {
    List<Document> large = InMemoryPath.users(0, 25, "x".repeat(300_000));
    PageReader.Reading<User> reading = reading(new PageReader(path.source(large), begun::add));

    assertThat(reading.page(1).candidates()).hasSize(10);
    assertThat(begun).isEmpty();
    assertThat(reading.page(2).page().request().page()).isEqualTo(2);
  }

  @Test
  void aFailureAheadIsToldWhenThePageIsNeeded() {
    TransientFailure noAnswer = new TransientFailure("no answer");
    asked.thenWork().thenFail(noAnswer);
    PageReader.Reading<User> reading = reading(new PageReader(asked, Runnable::run));

    reading.page(1);

    assertThatThrownBy(() -> reading.page(2)).isSameAs(noAnswer);
  }

  @Test
  void aPageThatIsTooShortIsToldWithoutTheAccessKeyOfItsSource() {
    URI keyed = URI.create("http://api.test/1.4/?key=canary");
    RunPlan plan = new RunPlan(path.users.name(), keyed, "seed", 40, 10);
    PageReader.Reading<User> reading = PageReader.inTurn(source).read(plan, path.users);

    assertThatThrownBy(() -> reading.page(3))
        .isInstanceOfSatisfying(
            UnusablePage.class,
            unusable -> assertThat(unusable.evidence().reason()).isEqualTo(unusable.getMessage()))
        .hasMessage(
            "page 3 of http://api.test/1.4/ holds 5 of the 10 records that the run wants of it");
  }

  @Test
  void anotherPageThanTheNextIsFetchedAnew() {
    PageReader.Reading<User> reading = reading(new PageReader(asked, Runnable::run));

    reading.page(1);

    assertThat(reading.page(1).page().request().page()).isEqualTo(1);
  }

  @Test
  void whatIsFetchedAheadIsGivenUpWhenTheRunEnds() throws InterruptedException {
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    PageReader reader = new PageReader(stuckBehind(1, fetching, interrupted), PageReaderTest::go);

    try (PageReader.Reading<User> reading = reading(reader)) {
      reading.page(1);
      fetching.await();
    }

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoIsInterruptedDoesNotWaitForWhatIsFetchedAhead() throws InterruptedException {
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    PageReader reader = new PageReader(stuckBehind(1, fetching, interrupted), PageReaderTest::go);

    try (PageReader.Reading<User> reading = reading(reader)) {
      reading.page(1);
      fetching.await();
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> reading.page(2)).isInstanceOf(TransientFailure.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void go(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  /** A source that hangs in every page behind one, until it is interrupted. */
  private RecordSource stuckBehind(int page, CountDownLatch fetching, CountDownLatch interrupted) {
    return (request, secrets) -> {
      if (request.page() <= page) {
        return source.fetch(request, secrets);
      }
      fetching.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException expected) {
        interrupted.countDown();
      }
      throw new TransientFailure("interrupted");
    };
  }
}
