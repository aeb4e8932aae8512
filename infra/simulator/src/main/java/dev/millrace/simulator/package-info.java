/**
 * A server of randomuser.me's API that works offline: made-up users without end, or pages recorded
 * from the real one, with faults to order. Everything listens on loopback only.
 */
@NullMarked
package dev.millrace.simulator;

import org.jspecify.annotations.NullMarked;
