package dev.millrace.domain.call;

import dev.millrace.domain.record.ContentHash;

/**
 * A call that was answered.
 *
 * @param content tells calls of the same key apart
 */
public record KeptCall(CallKey key, ContentHash content, Answer answer) {}
