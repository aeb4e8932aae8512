/**
 * The control center: pages over the whole path, for whoever has signed in. They show what the
 * driving ports tell, each part by itself, so that a server that is away leaves the others' parts.
 */
@NullMarked
package dev.millrace.adapters.http.pages;

import org.jspecify.annotations.NullMarked;
