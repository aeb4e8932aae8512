package dev.millrace.acceptance.planted.adapters.spark;

final class MakesAMutation {
  Object make() {
    return new dev.millrace.acceptance.planted.domain.view.Upsert("planted");
  }
}
