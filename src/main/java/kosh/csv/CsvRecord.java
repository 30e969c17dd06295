package kosh.csv;

import java.util.List;

/**
 * One record of a file.
 *
 * @param line the physical line on which it begins, counted from 1; quoted line breaks count
 * @param number which record it is after the header, counted from 1
 */
public record CsvRecord(long line, long number, List<String> fields) {}
