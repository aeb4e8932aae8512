package dev.millrace.domain.rebuild;

/**
 * How the new table of a view differed from the one in place. What the rows hold is not kept.
 *
 * @param table the new one
 * @param live how many rows the table in place has
 * @param rebuilt how many the new one has
 * @param equal how many are the same in both
 * @param missing how many the new one alone has
 * @param changed how many hold something else
 * @param stale how many the one in place alone has
 */
public record Compared(
    String table, long live, long rebuilt, long equal, long missing, long changed, long stale) {}
