package kosh.bench;

import java.util.List;

/**
 * One question in the two languages.
 *
 * @param address the path and query of the service
 * @param sql the same for a table {@code cells}, with a place for each parameter
 * @param parameters codes for the places
 * @param by what each row of the answer begins with; its sum follows
 */
record Question(String address, String sql, int[] parameters, List<Column> by) {}
