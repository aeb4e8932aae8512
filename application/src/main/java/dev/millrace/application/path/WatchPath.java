package dev.millrace.application.path;

/** Says how the path stands, by what was seen of it now and before. */
@FunctionalInterface
public interface WatchPath {

  /**
   * Takes in what was seen, later than whatever was seen before.
   *
   * @return how the path stands by all of it
   */
  PathState seen(PathSighting sighting);
}
