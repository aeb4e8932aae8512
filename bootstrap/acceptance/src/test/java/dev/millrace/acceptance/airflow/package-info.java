/** The DAGs for Airflow, whose tests are in Python. */
@NullMarked
package dev.millrace.acceptance.airflow;

import org.jspecify.annotations.NullMarked;
