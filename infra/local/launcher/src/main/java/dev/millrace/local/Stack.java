package dev.millrace.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * A set of supervised processes. Each starts as soon as what it needs is ready, all others at the
 * same time; a dead one is started again; {@link #close} stops them in reverse order. It may be
 * closed from a shutdown hook, and more than once.
 */
public final class Stack implements AutoCloseable {

  private final Path folder;
  private final Progress progress;
  private final Map<String, Supervised> processes = new LinkedHashMap<>();
  private volatile boolean closed;

  /**
   * @param folder where {@code logs/<name>.log} and {@code run/<name>.pid} are written
   */
  public Stack(Path folder, Progress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Starts processes and returns when all are ready. More may be added later, which then may need
   * those that are here already.
   *
   * @throws StackException when one cannot be started; the others go on until {@link #close}
   */
  public void start(Collection<ProcessSpec> specs) throws InterruptedException {
    List<Supervised> added = add(specs);
    added.forEach(Supervised::start);
    awaitAll(added.stream().map(Supervised::ready).toList());
  }

  /** Starts a process again that {@link #stop} or {@link #kill} ended; returns when it is ready. */
  public void start(String name) throws InterruptedException {
    Supervised process = process(name);
    process.start();
    awaitAll(List.of(process.ready()));
  }

  /** Stops one process in good order; it stays down. */
  public void stop(String name) {
    process(name).stop();
  }

  /** Kills one process and its children; it stays down. */
  public void kill(String name) {
    process(name).kill();
  }

  /** Freezes one process and its children: its connections stay open and nothing answers. */
  public void pause(String name) {
    handle(name).ifPresent(Signal.STOP::sendToTree);
  }

  /** Lets a paused process go on. */
  public void resume(String name) {
    handle(name).ifPresent(Signal.CONT::sendToTree);
  }

  /** The process as it runs now; empty while it is down. */
  public Optional<ProcessHandle> handle(String name) {
    return process(name).handle();
  }

  /** Whether the process runs, was ready after its last start, and answers at this moment. */
  public boolean answers(String name) {
    return process(name).answers();
  }

  /** The names of all processes, in the order of their start. */
  public List<String> names() {
    return inOrder().stream().map(process -> process.spec().name()).toList();
  }

  /** Completes when the process is ready, at once when it is. */
  public CompletableFuture<Void> ready(String name) {
    return process(name).ready();
  }

  /** Whether all processes are ready now. */
  public synchronized boolean isReady() {
    return processes.values().stream()
        .map(Supervised::ready)
        .allMatch(ready -> ready.isDone() && !ready.isCompletedExceptionally());
  }

  @Override
  public void close() {
    closed = true;
    Map<String, CompletableFuture<Void>> stops = new HashMap<>();
    List<Supervised> started = inOrder();
    for (int i = started.size() - 1; i >= 0; i--) {
      Supervised process = started.get(i);
      CompletableFuture<?>[] dependents =
          started.stream()
              .filter(other -> other.spec().needs().contains(process.spec().name()))
              .map(other -> stops.get(other.spec().name()))
              .toArray(CompletableFuture<?>[]::new);
      stops.put(
          process.spec().name(),
          CompletableFuture.allOf(dependents).thenRunAsync(process::stop, OwnThread::run));
    }
    CompletableFuture.allOf(stops.values().toArray(CompletableFuture<?>[]::new)).join();
  }

  private synchronized List<Supervised> add(Collection<ProcessSpec> specs) {
    if (closed) {
      throw new StackException("The stack is closed.");
    }
    List<Supervised> added = new ArrayList<>();
    for (ProcessSpec spec : StartOrder.of(specs, processes.keySet())) {
      Supervised process = new Supervised(spec, folder, progress, () -> needsOf(spec));
      processes.put(spec.name(), process);
      added.add(process);
    }
    return added;
  }

  private CompletableFuture<?> needsOf(ProcessSpec spec) {
    return CompletableFuture.allOf(
        spec.needs().stream()
            .map(need -> process(need).ready())
            .toArray(CompletableFuture<?>[]::new));
  }

  private synchronized Supervised process(String name) {
    Supervised process = processes.get(name);
    if (process == null) {
      throw new IllegalArgumentException("no process is called " + name);
    }
    return process;
  }

  private synchronized List<Supervised> inOrder() {
    return List.copyOf(processes.values());
  }

  /** Returns when all are ready, or throws as soon as one has failed. */
  private static void awaitAll(List<CompletableFuture<Void>> all) throws InterruptedException {
    CompletableFuture<Void> allReady =
        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    Stream<CompletableFuture<?>> failures =
        all.stream().map(one -> one.thenCompose(ready -> new CompletableFuture<>()));
    try {
      CompletableFuture.anyOf(
              Stream.concat(Stream.of(allReady), failures).toArray(CompletableFuture<?>[]::new))
          .get();
    } catch (ExecutionException e) {
      throw rootOf(e);
    }
  }

  /** The deepest one says what went wrong first. */
  private static StackException rootOf(Throwable failure) {
    StackException root = new StackException(String.valueOf(failure.getMessage()), failure);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      root = cause instanceof StackException known ? known : root;
    }
    return root;
  }
}
