package dev.millrace.acceptance.planted.adapters.spark;

final class Prints {
  void print() {
    System.out.println("planted");
  }
}
