package dev.millrace.domain.port.quarantine;

/**
 * Where a record stands in its run.
 *
 * @param page from 1
 * @param index within the page, from 0
 */
public record Place(int page, int index) {

  /** Before every record. */
  public static final Place START = new Place(0, 0);
}
