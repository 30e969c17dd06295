/**
 * The benchmark: {@code mvn -Pbench verify} drives the packaged service beside the engines that could stand in its place, all in one run, and writes
 * {@code target/bench/report.md}. It asserts that all give the same numbers; it never asserts a time.
 */
package kosh.bench;
