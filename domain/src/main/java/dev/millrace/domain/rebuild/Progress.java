package dev.millrace.domain.rebuild;

/**
 * What is being done.
 *
 * @param done records that are in the new table, or rows that are compared
 * @param total of so many; 0 when nobody knows before
 */
public record Progress(Work work, long done, long total) {

  /** Nothing yet. */
  public static final Progress NONE = new Progress(Work.WAITING, 0, 0);

  /** The kinds of work. */
  public enum Work {
    WAITING,
    FILLING,
    COMPARING
  }
}
