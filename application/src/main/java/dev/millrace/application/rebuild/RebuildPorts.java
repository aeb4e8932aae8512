package dev.millrace.application.rebuild;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.replay.CurrentRecords;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.port.serving.ViewTables;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.port.serving.WriterLeases;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a rebuild works with.
 *
 * @param reader reads raw records as their source's client did
 * @param tables with the rows of views by the tables' names
 * @param partitions of tables by their names
 * @param writers of tables by their names, to be closed
 */
public record RebuildPorts(
    Families families,
    CurrentRecords records,
    Schemas schemas,
    EventCodec codec,
    Function<Bytes, Optional<Document>> reader,
    WriterLeases leases,
    ViewPlaces places,
    ViewTables tables,
    ServedPartitions partitions,
    Supplier<ViewWriter> writers) {}
