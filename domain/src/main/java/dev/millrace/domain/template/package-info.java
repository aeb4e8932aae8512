/**
 * Templates mined from the lines of logs as they come: which words of a line its program always
 * writes, and where it writes a value. One fixed setting serves every system.
 *
 * <p>A line loses its header ({@link dev.millrace.domain.template.Header}), is cut into words and
 * marks, and whatever is a value by its form alone (numbers, addresses, paths, ids, times, sizes)
 * is replaced; what is left is its <em>skeleton</em>. Each skeleton is a template of its own at
 * first. Templates that differ in one position only are <em>siblings</em>, and become one, wider
 * template when what stands in that position behaves as a value does: see {@link
 * dev.millrace.domain.template.Variation}. That is judged when there is evidence, not at the first
 * line, so an early mistake is rare; the ids of templates that became one are forwarded to the
 * oldest of them.
 */
@NullMarked
package dev.millrace.domain.template;

import org.jspecify.annotations.NullMarked;
