/**
 * The event that carries one version of one record from the outbox to every view, and the rules
 * that draw its version.
 */
@NullMarked
package dev.millrace.domain.event;

import org.jspecify.annotations.NullMarked;
