/**
 * Alerts of data, which operators find in what comes (a sensor that tells strange values, a log
 * with strange lines), told to whoever listens. Those of the pipeline itself are none of them.
 */
@NullMarked
package dev.millrace.domain.port.dataalert;

import org.jspecify.annotations.NullMarked;
