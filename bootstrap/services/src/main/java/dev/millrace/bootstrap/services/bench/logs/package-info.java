/**
 * How well templates of logs are mined: labelled sets, read from a folder, and grouping accuracy
 * and F1 as Zhu et al., <em>Tools and Benchmarks for Automated Log Parsing</em> (ICSE-SEIP 2019),
 * define them.
 */
@NullMarked
package dev.millrace.bootstrap.services.bench.logs;

import org.jspecify.annotations.NullMarked;
