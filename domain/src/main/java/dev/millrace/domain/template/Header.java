package dev.millrace.domain.template;

/**
 * What stands before a line's message: times, host, process, level, component.
 *
 * @param level as the line tells it
 * @param end where the message begins
 */
public record Header(Level level, int end) {

  /** The header of a line; of one that does not begin with a time it is empty. */
  public static Header of(String line) {
    return new HeaderReader(line).header();
  }
}
