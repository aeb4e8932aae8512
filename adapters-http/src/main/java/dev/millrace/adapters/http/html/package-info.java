/**
 * HTML as a tree. Texts and attributes are escaped where the tree is written, elements and
 * attributes are those of a list, and addresses are this server's own: there is no way to put text
 * into a page that the browser reads as anything else.
 */
@NullMarked
package dev.millrace.adapters.http.html;

import org.jspecify.annotations.NullMarked;
