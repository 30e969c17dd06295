package kosh.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kosh.observation.Observation;
import kosh.observation.ObservationRepository;
import kosh.observation.Period;
import kosh.observation.Status;

/**
 * Reads tables of a release from the database into memory, in one pass over the rows however many tables there are. It reads the few columns that
 * the cube holds, under the ORM: entities of tens of millions of rows would be made only to be thrown away.
 */
@ApplicationScoped
class TableLoader {

    private static final int FETCH_SIZE = 5000;

    private final DataSource database;
    private final ObservationRepository observations;

    TableLoader(DataSource database, ObservationRepository observations) {
        this.database = database;
        this.observations = observations;
    }

    /** The tables of the datasets; to be called within a transaction, without which PostgreSQL would send all rows at once. */
    Map<String, TableData> load(int release, Collection<String> datasets, Loading loading) {
        if (datasets.isEmpty()) {
            return Map.of();
        }
        Map<String, TableData.Builder> builders = new HashMap<>();
        readCells(release, datasets, builders, loading);
        try (Stream<Observation> gaps = observations.gaps(release, datasets)) {
            gaps.forEach(gap -> builder(builders, gap.dataset()).add(gap));
        }
        Map<String, TableData> tables = new HashMap<>();
        datasets.forEach(
                dataset -> tables.put(dataset, builder(builders, dataset).build()));
        return tables;
    }

    private static TableData.Builder builder(Map<String, TableData.Builder> builders, String dataset) {
        return builders.computeIfAbsent(dataset, id -> new TableData.Builder());
    }

    private void readCells(
            int release, Collection<String> datasets, Map<String, TableData.Builder> builders, Loading loading) {
        String places = datasets.stream().map(dataset -> "?").collect(Collectors.joining(", "));
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select dataset, indicator, origin, destination, sex, age, period_start, period_end, status,"
                                + " source, amount, low, high, decimals from observation where release_from <= ?"
                                + " and (release_to is null or release_to > ?) and status <> 'MISSING'"
                                + " and dataset in (" + places + ")")) {
            select.setFetchSize(FETCH_SIZE);
            select.setInt(1, release);
            select.setInt(2, release);
            int parameter = 3;
            for (String dataset : datasets) {
                select.setString(parameter++, dataset);
            }
            try (ResultSet row = select.executeQuery()) {
                for (int i = 1; row.next(); i++) {
                    add(row, builder(builders, row.getString(1)));
                    if (i % FETCH_SIZE == 0) {
                        loading.add(FETCH_SIZE);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tables cannot be read", e);
        }
    }

    private static void add(ResultSet row, TableData.Builder table) throws SQLException {
        Status status = Status.valueOf(row.getString(9));
        String source = row.getString(10);
        String[] codes = {
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            Period.of(row.getObject(7, LocalDate.class), row.getObject(8, LocalDate.class))
                    .toString(),
            status.toString(),
            source == null ? "" : source
        };
        table.add(codes, row.getBigDecimal(11), row.getBigDecimal(12), row.getBigDecimal(13), row.getInt(14), status);
    }
}
