package dev.millrace.acceptance.planted.domain.port;

public interface Port {
  void call();
}
