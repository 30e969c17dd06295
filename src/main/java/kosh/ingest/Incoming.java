package kosh.ingest;

import kosh.release.Versioned;

/** What a row of an upload says, kept with the row so that faults found later can name it. */
record Incoming(Upload upload, Row row, Versioned content) {}
