package dev.millrace.domain.record;

/**
 * Why a record was turned away.
 *
 * @param path the field, dotted, or empty for the record as a whole
 * @param problem what is wrong with it, in words; never the value itself, which may be private
 */
public record Reason(String path, String problem) {

  @Override
  public String toString() {
    return path.isEmpty() ? problem : path + ": " + problem;
  }
}
