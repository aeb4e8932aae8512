package dev.millrace.adapters.http.api;

import java.util.function.UnaryOperator;

/** Decides by the head of a request who may see pages; nothing of its body is read before. */
@FunctionalInterface
public interface Door {

  /** Where there are no pages. */
  Door WALL =
      (route, header) -> Admission.refused(Reply.problem(Status.NOT_FOUND, "There are no pages."));

  /**
   * Who enters, or what that one is answered who may not.
   *
   * @param header the first value of a header of that name, empty where there is none
   */
  Admission enter(Route route, UnaryOperator<String> header);

  /** What somebody is answered who may come in, and may not do this. */
  default Reply forbidden(Route route, Caller caller) {
    return Reply.problem(Status.FORBIDDEN, "Your role does not allow this.");
  }
}
