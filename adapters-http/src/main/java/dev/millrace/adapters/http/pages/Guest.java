package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Request;

/** Who asks for a page, and what exactly. */
record Guest(Session session, Request request) {

  Form form() {
    return Form.read(request.body());
  }

  /** A parameter of the address; empty when there is none. */
  String parameter(String name) {
    return request.query().getOrDefault(name, "");
  }
}
