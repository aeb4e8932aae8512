package dev.millrace.domain.call;

import org.jspecify.annotations.Nullable;

/**
 * What a call was answered.
 *
 * @param status a number of the caller's protocol
 * @param location of what the call made, when it made something
 */
public record Answer(int status, @Nullable String location, String body) {}
