/**
 * Anomalies in what sensors tell, found as it comes, without labels and with one setting for all
 * sensors. {@link dev.millrace.domain.anomaly.Step} takes a sensor through a batch; everything else
 * is what it holds.
 *
 * <p>The method: fifteen numbers say where a sensor stands (its value, steps and levels over
 * several lengths, its unrest, what is usual at that time of the day and the week). Each is ranked
 * among all that it has been, which fade; its surprise is the negative logarithm of the share that
 * was as far out, on either side, with an exponential tail beyond the outermost. The surprise of a
 * reading is a mean of theirs, less while little is known. It scores when it is news: where an
 * anomaly begins or gets worse.
 *
 * <p>So there is no scale to set, as ranks have none; a constant sensor is never strange, as all
 * that it tells is in the middle; and no reading has a say in a score before it. A state is some 33
 * KiB, whatever comes.
 *
 * <p>Sources: ranks as evidence are conformal anomaly detection (Laxhammar and Falkman 2010; for
 * series Burnaev and Ishimtsev 2016), tails by their excess are peaks over a threshold (Siffer et
 * al. 2017), quantiles in bounded memory are a t-digest (Dunning and Ertl 2019), and that only the
 * begin of an anomaly is to score is from the Numenta Anomaly Benchmark (Lavin and Ahmad 2015).
 * What else was tried is told in ADR 36.
 */
@NullMarked
package dev.millrace.domain.anomaly;

import org.jspecify.annotations.NullMarked;
