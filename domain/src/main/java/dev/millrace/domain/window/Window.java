package dev.millrace.domain.window;

import java.time.Instant;

/**
 * A window of one count and value.
 *
 * @param view the name of the count's view
 * @param value of the count's dimensions
 */
public record Window(String view, String value, Instant start) {}
