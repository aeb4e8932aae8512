package dev.millrace.application.browse;

import dev.millrace.domain.port.log.LogPage.Ending;
import dev.millrace.domain.view.Position;
import java.util.List;

/**
 * Messages of a topic, the oldest first.
 *
 * @param next where to go on in each partition that was read
 * @param ending why there are no more of them
 */
public record ToldPage(List<ToldMessage> messages, List<Position> next, Ending ending) {

  public ToldPage {
    messages = List.copyOf(messages);
    next = List.copyOf(next);
  }
}
