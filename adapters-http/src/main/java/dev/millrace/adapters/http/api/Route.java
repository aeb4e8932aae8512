package dev.millrace.adapters.http.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What is answered at a path.
 *
 * @param path with names in braces for what changes, such as {@code /v1/runs/{run}}
 */
public record Route(
    String method, String path, Access access, Function<Request, CompletionStage<Reply>> answers) {

  /** Who may ask. */
  public enum Access {
    /** Whoever reaches the server; for reading what is no secret. */
    EVERYBODY,
    /** Whoever has the token. */
    TOKEN,
    /** Whoever has that token or the one for personal data. */
    EITHER_TOKEN,
    /** Whoever comes to the pages by a name of this server's. */
    VISITOR,
    /** Whoever has signed in at the pages with the token. */
    SESSION,
    /** Whoever has signed in at the pages with either token. */
    EITHER_SESSION;

    /** Whether a {@link Door} decides, by a session and not by a token. */
    boolean isOfPages() {
      return compareTo(VISITOR) >= 0;
    }
  }

  static Route open(String path, Function<Request, Reply> answers) {
    return new Route("GET", path, Access.EVERYBODY, atOnce(answers));
  }

  static Route guarded(String method, String path, Function<Request, Reply> answers) {
    return new Route(method, path, Access.TOKEN, atOnce(answers));
  }

  /** One that shows more to whoever has the token for personal data. */
  static Route shared(String path, Function<Request, Reply> answers) {
    return new Route("GET", path, Access.EITHER_TOKEN, atOnce(answers));
  }

  /** One whose answer takes its time, and no thread meanwhile. */
  static Route later(
      String method, String path, Function<Request, CompletionStage<Reply>> answers) {
    return new Route(method, path, Access.TOKEN, answers);
  }

  private static Function<Request, CompletionStage<Reply>> atOnce(
      Function<Request, Reply> answers) {
    return request -> CompletableFuture.completedFuture(answers.apply(request));
  }
}
