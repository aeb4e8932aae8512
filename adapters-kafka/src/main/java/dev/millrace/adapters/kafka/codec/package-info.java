/**
 * Avro values behind Confluent's frame, and the registry that knows their schemas. Uses only Avro
 * and the JDK, so that a stream's executors can carry it beside any other version of anything.
 */
@NullMarked
package dev.millrace.adapters.kafka.codec;

import org.jspecify.annotations.NullMarked;
