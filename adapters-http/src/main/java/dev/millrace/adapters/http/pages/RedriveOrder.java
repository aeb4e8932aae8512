package dev.millrace.adapters.http.pages;

import dev.millrace.domain.port.deadletter.LetterFilter;

/**
 * What somebody wants redriven.
 *
 * @param isForced whether events go out that have died too often
 * @param limit how many letters at most
 * @param rate how many letters a second at most
 */
record RedriveOrder(LetterFilter filter, boolean isForced, long limit, int rate) {}
