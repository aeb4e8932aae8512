package dev.millrace.domain.call;

/**
 * Names a call and its repetitions.
 *
 * @param principal who calls
 * @param endpoint what is called
 * @param key the caller's own name for the call
 */
public record CallKey(String principal, String endpoint, String key) {}
