package dev.millrace.domain.port.audit;

/**
 * What somebody asks for.
 *
 * @param who the name of who asks
 * @param what such as {@code POST /runs/{run}/cancel}
 * @param subject what it is done to, as far as that is known before; empty otherwise
 */
public record Deed(String who, String what, String subject) {}
