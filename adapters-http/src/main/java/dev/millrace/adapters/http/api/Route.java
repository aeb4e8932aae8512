package dev.millrace.adapters.http.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What is answered at a path.
 *
 * @param path with names in braces for what changes, such as {@code /v1/runs/{run}}
 * @param right what one needs for it, where it is asked who comes
 */
public record Route(
    String method,
    String path,
    Access access,
    Right right,
    Function<Request, CompletionStage<Reply>> answers) {

  /** How it is told who asks. */
  public enum Access {
    /** Not at all: whoever reaches the server; for reading what is no secret. */
    EVERYBODY,
    /** By the request's Authorization header. */
    TOKEN,
    /** Not at all, but one comes to the pages by a name of this server's. */
    VISITOR,
    /** By a session, which begins where one signs in at the pages. */
    SESSION;

    /** Whether a {@link Door} decides, by a session and not by a token. */
    boolean isOfPages() {
      return compareTo(VISITOR) >= 0;
    }
  }

  /** One that takes the right to read, or where something is changed, the one to operate. */
  public Route(
      String method,
      String path,
      Access access,
      Function<Request, CompletionStage<Reply>> answers) {
    this(method, path, access, method.equals("GET") ? Right.READ : Right.OPERATE, answers);
  }

  /** The same for who has another right. */
  public Route needing(Right other) {
    return new Route(method, path, access, other, answers);
  }

  static Route open(String path, Function<Request, Reply> answers) {
    return new Route("GET", path, Access.EVERYBODY, atOnce(answers));
  }

  static Route guarded(String method, String path, Function<Request, Reply> answers) {
    return new Route(method, path, Access.TOKEN, atOnce(answers));
  }

  /** One that tells of records, and shows more to whoever may see personal data. */
  static Route shared(String path, Function<Request, Reply> answers) {
    return new Route("GET", path, Access.TOKEN, Right.READ_RECORDS, atOnce(answers));
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
