/** Making schemas known to the registry and to ingest, at deploy time. */
@NullMarked
package dev.millrace.application.schemas;

import org.jspecify.annotations.NullMarked;
