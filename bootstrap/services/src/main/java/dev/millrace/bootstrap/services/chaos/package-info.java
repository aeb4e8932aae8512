/**
 * Strikes a running pipeline and finds out whether it heals by itself: which process is struck,
 * how, and when is drawn from a seed; then everything has to be green again in time, and every run
 * that was struck has to be proved.
 */
@NullMarked
package dev.millrace.bootstrap.services.chaos;

import org.jspecify.annotations.NullMarked;
