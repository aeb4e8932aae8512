/**
 * What a family of records is: its name, how its records are parsed, told apart, versioned and
 * projected.
 */
@NullMarked
package dev.millrace.domain.family;

import org.jspecify.annotations.NullMarked;
