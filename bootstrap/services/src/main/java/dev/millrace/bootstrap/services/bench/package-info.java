/**
 * Comparing Millrace with something to compare it with: rounds in turns, with the spread of their
 * ratios, the settings of all sides, and no run believed that loses or doubles a record.
 */
@NullMarked
package dev.millrace.bootstrap.services.bench;

import org.jspecify.annotations.NullMarked;
