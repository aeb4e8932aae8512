package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Request;
import dev.millrace.adapters.http.api.Right;

/** Who asks for a page, and what exactly. */
record Guest(Session session, Request request) {

  Form form() {
    return Form.read(request.body());
  }

  boolean may(Right right) {
    return session.may(right);
  }

  /** Whether personal data is shown as it is. */
  boolean isPersonal() {
    return request.seesPersonalData();
  }

  /** A parameter of the address; empty when there is none. */
  String parameter(String name) {
    return request.query().getOrDefault(name, "");
  }
}
