/**
 * Windows of time, what is counted in them, and what is remembered so that no event counts twice:
 * the stateful operator behind windowed counts as pure functions.
 */
@NullMarked
package dev.millrace.domain.window;

import org.jspecify.annotations.NullMarked;
