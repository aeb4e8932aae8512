/**
 * The whole path as a deterministic simulation: one seed decides the source's contents, who takes
 * the next step and what fails, and the promises are checked after every step. In the manner of
 * FoundationDB's simulator and of the one for Kafka's Raft.
 */
@NullMarked
package dev.millrace.application.simulation;

import org.jspecify.annotations.NullMarked;
