/**
 * The family {@code user-events}: what users do, such as clicks and purchases, completed from who
 * they are.
 */
@NullMarked
package dev.millrace.domain.events;

import org.jspecify.annotations.NullMarked;
