package dev.millrace.adapters.spark;

import dev.millrace.domain.family.Enricher;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.Projector;
import dev.millrace.domain.port.dataalert.DataAlerts;
import dev.millrace.domain.port.deadletter.DeadLetters;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ViewWriter;

/**
 * What an executor needs of one family: opened once per JVM, used by all of its tasks at the same
 * time, closed when the JVM ends.
 */
public interface StreamParts<R> extends AutoCloseable {

  Family<R> family();

  Projector<R> projector();

  DeadLetters deadLetters();

  /** Where the family's operator tells its alerts. */
  DataAlerts alerts();

  /** A writer for one task, which closes it. Cheap: what is dear to open belongs to the parts. */
  ViewWriter openWriter(Places places);

  /** Reads back what the writers have flushed. */
  ServedPartitions partitions(Places places);

  /** For one task: completes its events, and those of other families that waited for them. */
  Enricher<R> openEnricher(Places places);

  @Override
  void close();
}
