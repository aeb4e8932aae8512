/**
 * The family {@code logs}: lines that programs write, by their source and minute, with their
 * templates.
 */
@NullMarked
package dev.millrace.domain.logs;

import org.jspecify.annotations.NullMarked;
