/**
 * The scoring of the Numenta Anomaly Benchmark, after Lavin and Ahmad, "Evaluating Real-time
 * Anomaly Detection Algorithms" (ICMLA 2015), over any folder of labelled series.
 *
 * <p>A detection in a labelled window counts once, the more the earlier it is; one outside counts
 * against the detector, the less the closer it follows a window; a window without any counts
 * against it, too. Nothing counts in the probationary period. One threshold, the best, is chosen
 * for all series together, once for each profile, and the sum is put between 0, a detector that is
 * silent, and 100, one that is perfect.
 */
@NullMarked
package dev.millrace.bootstrap.services.nab;

import org.jspecify.annotations.NullMarked;
