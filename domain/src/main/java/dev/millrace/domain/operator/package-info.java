/**
 * What a family makes of its events that takes more than one of them to know: operators with a
 * state for each key as pure functions, and what is remembered so that none takes an event twice.
 */
@NullMarked
package dev.millrace.domain.operator;

import org.jspecify.annotations.NullMarked;
