package dev.millrace.application.simulation;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.deadletter.DeadLetters;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.receipt.Feed;
import dev.millrace.domain.port.relay.Shardings;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.users.User;
import dev.millrace.domain.view.Position;
import java.time.InstantSource;
import java.util.UUID;

/** What is simulated: the product as it is, or with one bug, planted between it and a port. */
interface Product {

  /** Without bugs, as far as we know. */
  Product AS_IT_IS = new Product() {};

  default Family<User> family(InstantSource clock) {
    return new DelegatingFamily();
  }

  default IntakeTransaction transaction(IntakeTransaction transaction) {
    return transaction;
  }

  default Outbox outbox(Outbox outbox) {
    return outbox;
  }

  default EventLog log(EventLog log) {
    return log;
  }

  default Shardings shardings(Shardings shardings) {
    return shardings;
  }

  default ViewWriter writer(ViewWriter writer) {
    return writer;
  }

  default DeadLetters deadLetters(DeadLetters letters) {
    return letters;
  }

  default <T> Feed<T> feed(Feed<T> feed) {
    return feed;
  }

  default Ledger ledger(Ledger ledger) {
    return ledger;
  }

  /** By what a window tells whether it has counted an event. */
  default UUID counted(Event<User> event, Position position) {
    return event.id().value();
  }

  /** Whether the streams read what is not committed. */
  default boolean readsUncommitted() {
    return false;
  }
}
