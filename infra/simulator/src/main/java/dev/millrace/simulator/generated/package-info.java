/**
 * Users made up from a seed. Everything about user k of a seed is a pure function of (seed, k, the
 * generation and today's date), so that a page needs no memory and any instance writes the same
 * bytes. Names, cities and streets are common ones of each country, combined at random.
 */
@NullMarked
package dev.millrace.simulator.generated;

import org.jspecify.annotations.NullMarked;
