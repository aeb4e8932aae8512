/**
 * Nothing more is taken in while the path behind is full: what waits is bounded, whichever hop
 * stands still, and far from the age at which Kafka forgets it.
 */
@NullMarked
package dev.millrace.application.admission;

import org.jspecify.annotations.NullMarked;
