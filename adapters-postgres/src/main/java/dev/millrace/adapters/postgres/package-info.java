/**
 * PostgreSQL: intake, outbox, runs and their schedule, the books. Statements are MyBatis mappers
 * that nobody outside sees; the schema is in {@code db/migration}, and everything is in the schema
 * {@code millrace}.
 */
@NullMarked
package dev.millrace.adapters.postgres;

import org.jspecify.annotations.NullMarked;
