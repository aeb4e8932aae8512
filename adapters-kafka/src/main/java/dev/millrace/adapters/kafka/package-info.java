/**
 * The event log, the topics and the feeds by Kafka. {@link
 * dev.millrace.adapters.kafka.KafkaDeadLetters}, {@link dev.millrace.adapters.kafka.KafkaReceipts}
 * and {@link dev.millrace.adapters.kafka.KafkaConsumedOffsets} also run inside Spark, with its
 * older client: they use only what kafka-clients 3.4 has.
 */
@NullMarked
package dev.millrace.adapters.kafka;

import org.jspecify.annotations.NullMarked;
