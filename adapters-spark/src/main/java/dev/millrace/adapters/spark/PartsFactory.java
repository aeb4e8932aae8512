package dev.millrace.adapters.spark;

import dev.millrace.domain.record.FamilyName;
import java.util.Map;

/**
 * Builds parts on an executor, where nothing but the factory's class name and its settings arrive.
 * An implementation has a public constructor without parameters.
 */
public interface PartsFactory {

  /**
   * Opens the parts of a family.
   *
   * @throws dev.millrace.domain.failure.Failure when something that the parts need does not answer
   */
  StreamParts<?> open(FamilyName family, Map<String, String> settings);
}
