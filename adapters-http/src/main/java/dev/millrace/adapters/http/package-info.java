/**
 * The source of records over HTTP: what is asked, how often and how long, what counts as an answer,
 * and the blanking of secrets before anything else sees a byte.
 */
@NullMarked
package dev.millrace.adapters.http;

import org.jspecify.annotations.NullMarked;
