package dev.millrace.bootstrap.services.progress;

/** Shows how far one long piece of work is. Not for several threads. */
public interface Gauge extends AutoCloseable {

  /**
   * The work has come this far; may be called as often as it likes.
   *
   * @param detail more about it, where there is room
   */
  void at(long done, long total, String detail);

  /** The work is over: leaves the terminal in order. */
  @Override
  void close();

  /** Tells nobody. */
  static Gauge silent() {
    return new Gauge() {
      @Override
      public void at(long done, long total, String detail) {}

      @Override
      public void close() {}
    };
  }
}
