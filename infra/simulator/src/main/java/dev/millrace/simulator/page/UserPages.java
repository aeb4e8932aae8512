package dev.millrace.simulator.page;

/** Where the pages come from. Implementations serve several threads at once. */
public interface UserPages {

  /**
   * The page asked for; beyond the last user it has no records.
   *
   * @throws NotServed when this source cannot answer such a request at all
   */
  Page page(PageRequest request) throws NotServed;

  /** A request that the source cannot answer, with the status that says so. */
  final class NotServed extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    public NotServed(int status, String message) {
      super(message);
      this.status = status;
    }

    public int status() {
      return status;
    }

    public String reason() {
      return String.valueOf(getMessage());
    }
  }
}
