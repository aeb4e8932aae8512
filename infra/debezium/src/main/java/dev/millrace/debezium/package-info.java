/**
 * Debezium's engine over the outbox, which the tests and the benchmark compare the relay with. It
 * is laid out beside what is shipped, never in it.
 */
@NullMarked
package dev.millrace.debezium;

import org.jspecify.annotations.NullMarked;
