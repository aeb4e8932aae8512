package dev.millrace.adapters.http.api;

/**
 * The bounds of what is pushed at once, besides those of every body.
 *
 * @param records in a body
 * @param recordBytes of one record
 */
public record CollectBounds(int records, int recordBytes) {

  public static final CollectBounds DEFAULT = new CollectBounds(1_000, 64 << 10);
}
