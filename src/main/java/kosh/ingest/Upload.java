package kosh.ingest;

/**
 * A file with what is declared about it.
 *
 * @param dataset the dataset that its rows belong to; empty for a layout whose rows belong to none
 */
record Upload(CsvFile file, Layout layout, String dataset) {}
