package dev.millrace.application.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A port with a step's boundary before and after each of its calls, where all may go wrong. */
final class Edges implements InvocationHandler {

  /**
   * What a method's boundaries are called.
   *
   * @param bringsOnly whether there is nothing to lose: a poll that fails has brought nothing, and
   *     brings it the next time
   */
  private record Names(String before, String after, boolean bringsOnly) {}

  private static final Map<Method, Names> NAMES = new ConcurrentHashMap<>();

  private final World world;
  private final Actor actor;
  private final Object port;
  private final boolean fails;

  private Edges(World world, Actor actor, Object port, boolean fails) {
    this.world = world;
    this.actor = actor;
    this.port = port;
    this.fails = fails;
  }

  /** A port whose calls may be refused, lose their answer, or be the caller's last. */
  static <P> P faulty(Class<P> type, P port, World world, Actor actor) {
    return proxy(type, new Edges(world, actor, port, true));
  }

  /** A port whose caller may be paused or die at each call. */
  static <P> P deadly(Class<P> type, P port, World world, Actor actor) {
    return proxy(type, new Edges(world, actor, port, false));
  }

  private static <P> P proxy(Class<P> type, Edges edges) {
    return type.cast(
        Proxy.newProxyInstance(Edges.class.getClassLoader(), new Class<?>[] {type}, edges));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Names names = NAMES.computeIfAbsent(method, Edges::names);
    world.edge(actor, names.before);
    if (fails) {
      world.refuse(actor);
    }
    Object result = call(method, arguments);
    if (fails && !names.bringsOnly) {
      world.loseAnswer(actor);
    }
    world.edge(actor, names.after);
    return result;
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(port, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static Names names(Method method) {
    String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    return new Names("before " + name, "after " + name, method.getName().equals("poll"));
  }
}
