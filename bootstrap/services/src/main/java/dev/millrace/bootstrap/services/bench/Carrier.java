package dev.millrace.bootstrap.services.bench;

/** Carries rows as they come, from a beginning to an end. */
interface Carrier {

  void begin();

  void end();
}
