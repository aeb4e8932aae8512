/**
 * What Millrace is about, free of technology: records and their families, the events that carry
 * their versions, the views that serve them, and the driven ports through which all of it reaches
 * the world. Everything here is the JDK and pure functions.
 */
@NullMarked
package dev.millrace.domain;

import org.jspecify.annotations.NullMarked;
