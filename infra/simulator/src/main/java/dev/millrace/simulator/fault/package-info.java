/**
 * What can go wrong on purpose: faults, the requests they strike, and how often they struck. A
 * fault changes either the page or the reply that carries it.
 */
@NullMarked
package dev.millrace.simulator.fault;

import org.jspecify.annotations.NullMarked;
