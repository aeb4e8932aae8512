package dev.millrace.domain.template;

/**
 * What a line was found to be.
 *
 * @param template the id of its template, which may be forwarded to another later
 * @param version that the template had then
 * @param level as the line's header tells it
 */
public record Assigned(String template, int version, Level level) {}
