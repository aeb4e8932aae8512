package dev.millrace.application.admission;

/**
 * Which limits what is on its way passes.
 *
 * @param bytes of the outbox
 * @param age of the oldest record
 */
public record PassedLimits(boolean records, boolean bytes, boolean age) {

  public static final PassedLimits NONE = new PassedLimits(false, false, false);
}
