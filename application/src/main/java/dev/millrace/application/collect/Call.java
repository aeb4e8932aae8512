package dev.millrace.application.collect;

import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.record.ContentHash;

/**
 * What makes a batch repeatable.
 *
 * @param content tells batches of the same key apart
 */
public record Call(CallKey key, ContentHash content) {}
