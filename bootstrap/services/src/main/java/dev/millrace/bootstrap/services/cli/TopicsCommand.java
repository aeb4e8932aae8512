package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.browse.BrowseTopics;
import dev.millrace.application.browse.ToldPage;
import dev.millrace.application.browse.TopicQuestion;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace topics FAMILY}. */
@Command(
    name = "topics",
    header = "Shows messages of a family's topic, or lists the topics.",
    description = {
      "Shows the newest messages, or those from an offset or a time on, decoded; of a key those from"
          + " the topic's begin on. Personal data is masked: the first character of a value stays,"
          + " and its shape. Looking joins no consumer group and moves no offset.",
      "At most 16 MiB are read, and for 5 s; it says where to go on. Exits 1 when there is no"
          + " message."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace topics",
      "  millrace topics users --limit 5",
      "  millrace topics users --partition 3 --offset 4711",
      "  millrace topics users --from 2026-11-20T10:00:00Z",
      "  millrace topics users --key 7a0eed16-9430-4d68-901f-c0d4c1c3bf22 --personal"
    })
final class TopicsCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Parameters(
      arity = "0..1",
      paramLabel = "FAMILY",
      description = "The family. Without one the topics are listed.")
  private @Nullable String family;

  @Option(names = "--partition", paramLabel = "N", description = "Messages of that partition.")
  private @Nullable Integer partition;

  @Option(
      names = "--offset",
      paramLabel = "N",
      description = "Those from that offset of the partition on.")
  private @Nullable Long offset;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Those that were appended then or later, such as 2026-11-20T10:00:00Z, or a day, which"
              + " begins at midnight UTC.")
  private @Nullable String from;

  @Option(names = "--key", paramLabel = "KEY", description = "Those of that record.")
  private @Nullable String key;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many, 100 at most. Default: ${DEFAULT-VALUE}",
      defaultValue = "20")
  private int limit;

  @Option(names = "--personal", description = "Shows personal data as they are.")
  private boolean isPersonal;

  @Override
  public Integer call() {
    String name = family;
    if (name == null) {
      return installation.with(Modules.families(), this::list);
    }
    TopicQuestion question =
        new TopicQuestion(
            new FamilyName(name),
            partition,
            offset,
            from == null ? null : ReplaySelection.time(from),
            key == null ? null : new RecordKey(key),
            limit,
            isPersonal);
    return installation.with(Modules.browse(), injector -> show(injector, question));
  }

  private ExitCode list(Injector injector) {
    Map<String, String> topics = new LinkedHashMap<>();
    injector
        .getInstance(Families.class)
        .all()
        .forEach(one -> topics.put(one.name().value(), one.name().topic()));
    installation
        .output()
        .print(
            Map.of("topics", topics),
            out -> topics.forEach((name, topic) -> out.printf("%-20s  %s%n", name, topic)));
    return ExitCode.OK;
  }

  private ExitCode show(Injector injector, TopicQuestion question) {
    ToldPage page = injector.getInstance(BrowseTopics.class).look(question);
    installation
        .output()
        .print(MessageText.fields(question, page), out -> MessageText.print(out, question, page));
    return page.messages().isEmpty() ? ExitCode.NO : ExitCode.OK;
  }
}
