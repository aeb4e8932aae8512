/**
 * When runs start by themselves. Everything is reckoned in UTC, where no hour is missing and none
 * comes twice; nothing here reads a clock.
 */
@NullMarked
package dev.millrace.domain.schedule;

import org.jspecify.annotations.NullMarked;
