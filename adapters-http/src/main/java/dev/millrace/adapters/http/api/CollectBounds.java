package dev.millrace.adapters.http.api;

/**
 * The bounds of what is pushed at once, besides those of every body.
 *
 * @param records in a body
 * @param recordBytes of one record
 * @param values so many JSON values are held at once of all bodies, until their answers; at least
 *     as many as one body may have. The bytes of the bodies do not bound them: a value of a few
 *     bytes may take two hundred in memory.
 */
public record CollectBounds(int records, int recordBytes, int values) {

  public static final CollectBounds DEFAULT = new CollectBounds(1_000, 64 << 10, 400_000);
}
