package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {

  @ParameterizedTest
  @CsvSource({
    "verfy abc, verify",
    "leger abc, ledger",
    "stauts, status",
    "demo --user 5, --users",
    "runs strat --records 5, start",
    "runs start --records 5 --sead spring, --seed",
    "status --ouput json, --output"
  })
  void aTypoIsAnsweredWithTheNearestName(String typed, String meant) {
    Answer answer = Answer.to(typed.split(" "));

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(answer.error()).contains(meant).hasLineCount(2);
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void anotherMistakeIsAnsweredWithTheWayToTheHelp() {
    Answer answer = Answer.to("runs", "start");

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(answer.error()).contains("--records", "`millrace runs start --help`");
    assertThat(Answer.to().error()).contains("`millrace --help`");
  }

  @ParameterizedTest
  @CsvSource({
    "schedules add a --records 5, either --cron or --every",
    "schedules add a --records 5 --cron daily --every 1h, either --cron or --every",
    "schedules add a --records 5 --cron yearly, five fields",
    "schedules add a --records 5 --every 1s, at least 10s",
    "schedules show A, lower-case",
    "schedules add a --every 1h --records 5 --source ftp://a/, http or https",
    "runs start --records 5 --source http://a:b@c/, without a user",
    "runs start --records 5 --page-size 5001, 5000 records at most",
    "backfill --pages 1..2 --page-size 5001, 5000 records at most",
    "backfill --days 2026-11-01..2026-11-02 --records 5 --source file:///a, http or https",
    "backfill, either --pages or --days",
    "backfill --pages 1..2 --days 2026-11-01..2026-11-02, either --pages or --days",
    "backfill --pages 1..2 --records 5, go with --days",
    "backfill --days 2026-11-01..2026-11-02, either --schedule or --records",
    "backfill show x, UUID",
    "replay, 'either --run, --key, or --from'",
    "replay --key a --from 2026-11-01 --to 2026-11-02, 'either --run, --key, or --from'",
    "replay --from 2026-11-01, --from and --to go together",
    "replay --key a --to 2026-11-01, --from and --to go together",
    "replay --run a3f1c9e2-5b7d-4e8a-9c61-2d0f8b4e7a15 --family users, a run has its own",
    "replay --from 2026-11-02 --to 2026-11-02, ends after its begin",
    "replay --from yesterday --to 2026-11-02, yesterday is no time",
    "replay --from 2026-11-01T8 --to 2026-11-02, 2026-11-01T8 is no time",
    "replay --key a --limit 0, at least 1",
    "topics users --limit 101, from 1 to 100",
    "topics users --offset 3, one of a partition",
    "topics users --partition 1 --offset 3 --from 2026-11-20, not at both",
    "topics users --from soon, no time such as",
    "dead-letters list --limit 0, from 1 to 1000",
    "dead-letters list --limit 1001, from 1 to 1000",
    "dead-letters list --from 2026-11-02 --to 2026-11-01, ends after its begin",
    "dead-letters list --reason STRANGE, NOT_FRAMED",
    "dead-letters show x, x",
    "dead-letters redrive, 'either ids or a filter, or --all'",
    "dead-letters redrive 1 --all, 'either ids or a filter, or --all'",
    "dead-letters redrive --all --rate 0, at least 1",
    "demo --kafka zoo, '[KRAFT, ZOOKEEPER]'",
    "up --kafka 4, '[KRAFT, ZOOKEEPER]'"
  })
  void whatDoesNotGoTogetherIsToldBeforeAnythingIsOpened(String typed, String told) {
    Answer answer = Answer.to(typed.split(" "));

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(answer.error()).contains(told);
  }

  @Test
  void aBugIsNoAnswer() {
    Answer answer = Answer.to(new Failing(), new String[0]);

    assertThat(answer.code()).isEqualTo(ExitCode.BUG.code());
    assertThat(answer.error()).contains("IllegalStateException: planted", "MistakesTest");
  }

  @picocli.CommandLine.Command(name = "failing")
  private static final class Failing implements Runnable {

    @Override
    public void run() {
      throw new IllegalStateException("planted");
    }
  }
}
