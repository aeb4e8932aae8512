/** Reading the views: one partition at a time, page by page, with personal data masked. */
@NullMarked
package dev.millrace.application.query;

import org.jspecify.annotations.NullMarked;
