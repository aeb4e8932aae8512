package dev.millrace.domain.port.call;

class InMemoryCallsTest implements CallsContract {

  private final AdjustableClock clock = new AdjustableClock();
  private final Calls calls = new InMemoryCalls(clock);

  @Override
  public Calls calls() {
    return calls;
  }

  @Override
  public AdjustableClock clock() {
    return clock;
  }
}
