/**
 * The family {@code sensor-readings}: what sensors measure, how strange each reading is, and the
 * alerts that follow. How anomalies are found is told in {@link dev.millrace.domain.anomaly}.
 */
@NullMarked
package dev.millrace.domain.sensors;

import org.jspecify.annotations.NullMarked;
