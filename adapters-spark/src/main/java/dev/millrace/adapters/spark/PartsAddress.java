package dev.millrace.adapters.spark;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.record.FamilyName;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an executor comes by its parts: the only thing of ours that travels to it as an object.
 *
 * @param factory the name of a {@link PartsFactory}
 * @param family the family's name
 */
public record PartsAddress(String factory, String family, Map<String, String> settings)
    implements Serializable {

  public PartsAddress {
    settings = new TreeMap<>(settings);
  }

  public static PartsAddress of(
      Class<? extends PartsFactory> factory, FamilyName family, Map<String, String> settings) {
    return new PartsAddress(factory.getName(), family.value(), settings);
  }

  StreamParts<?> open() {
    return newFactory().open(new FamilyName(family), settings);
  }

  private PartsFactory newFactory() {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return Class.forName(factory, true, loader)
          .asSubclass(PartsFactory.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException broken) {
      throw new PermanentFailure("cannot make the executor's parts with " + factory, broken);
    }
  }

  /** Settings may hold secrets. */
  @Override
  public String toString() {
    return family + " by " + factory;
  }
}
