/**
 * What is wrong with the path, told by figures. Each alert is defined once, and the control center
 * and Prometheus ask the same.
 */
@NullMarked
package dev.millrace.application.alert;

import org.jspecify.annotations.NullMarked;
