/**
 * A page of the API: what is asked for, what is answered, and how it is written as JSON. Knows
 * neither where the users come from nor how the page travels.
 */
@NullMarked
package dev.millrace.simulator.page;

import org.jspecify.annotations.NullMarked;
