package dev.millrace.domain.record;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;

/**
 * One record as the source sent it, less the family's secrets.
 *
 * @param index its place in its page, from 0
 * @param bytes its redacted bytes
 * @param document the same bytes as a tree
 */
public record RawRecord(int index, Bytes bytes, Document document) {}
