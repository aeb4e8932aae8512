package dev.millrace.domain.operator;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.SomeEvents;
import dev.millrace.domain.events.UserEvent;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

final class SpendingTest implements KeyedOperatorContract<UserEvent> {

  @Override
  public KeyedOperator<UserEvent> operator() {
    return new Spending();
  }

  @Override
  public List<Event<UserEvent>> ofOneKey(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> SomeEvents.carrying(SomeEvents.purchase(i, new UUID(9, 1), i)))
        .toList();
  }
}
