package dev.millrace.application.content;

/** A value and where it stands in its document, such as {@code record.location.city}. */
public record ShownField(String path, String value) {}
