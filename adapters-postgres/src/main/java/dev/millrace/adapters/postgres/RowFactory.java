package dev.millrace.adapters.postgres;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.reflection.factory.DefaultObjectFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes row records. MyBatis's own factory meets an {@code IllegalAccessException} at every row of
 * a type that is not public, which costs more than all the rest of reading it.
 */
final class RowFactory extends DefaultObjectFactory {

  private static final long serialVersionUID = 1L;

  private final transient Map<Class<?>, Constructor<?>> constructors = new ConcurrentHashMap<>();

  @Override
  public <T> T create(
      Class<T> type, @Nullable List<Class<?>> parameterTypes, @Nullable List<Object> arguments) {
    if (!type.isRecord() || parameterTypes == null || arguments == null) {
      return super.create(type, parameterTypes, arguments);
    }
    Constructor<?> constructor =
        constructors.computeIfAbsent(type, record -> accessible(record, parameterTypes));
    return type.cast(instance(constructor, arguments.toArray()));
  }

  private static Constructor<?> accessible(Class<?> type, List<Class<?>> parameterTypes) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(parameterTypes.toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("no such row: " + type.getName(), e);
    }
  }

  private static Object instance(Constructor<?> constructor, Object[] arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("not a row: " + constructor.getDeclaringClass(), e);
    }
  }
}
