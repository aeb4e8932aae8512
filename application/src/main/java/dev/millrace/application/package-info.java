/**
 * What Millrace does, told in terms of the domain alone: a driving port and one final class for
 * each thing that a user or a process asks of it. Nothing here knows a family by name.
 */
@NullMarked
package dev.millrace.application;

import org.jspecify.annotations.NullMarked;
