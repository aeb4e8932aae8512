/**
 * The configuration that all processes of an installation share: one catalogue of settings, read
 * from the environment over a file over defaults, with every error reported at once.
 */
@NullMarked
package dev.millrace.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
