/**
 * A small house in which every rule is broken once, so that each rule is seen to catch something.
 */
@NullMarked
package dev.millrace.acceptance.planted;

import org.jspecify.annotations.NullMarked;
