/** Taking runs in: fetch a page, tell new from known under lock, and commit all of it at once. */
@NullMarked
package dev.millrace.application.ingest;

import org.jspecify.annotations.NullMarked;
