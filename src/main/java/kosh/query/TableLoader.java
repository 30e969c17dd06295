package kosh.query;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kosh.observation.Observation;
import kosh.observation.ObservationRepository;
import kosh.observation.Period;
import kosh.observation.Status;

/**
 * Reads tables of a release from the database into memory, in one pass over the rows however many tables there are, of which several threads read
 * a share each. It reads the few columns that the cube holds, under the ORM: entities of tens of millions of rows would be made only to be thrown away.
 */
@ApplicationScoped
class TableLoader {

    private static final int FETCH_SIZE = 5000;
    /** Each needs a connection, of which there are not as many as large machines have processors. */
    private static final int THREADS = Math.min(8, Runtime.getRuntime().availableProcessors());

    private final DataSource database;
    private final ObservationRepository observations;
    private final long rowsAtOnce;

    TableLoader(DataSource database, ObservationRepository observations, Editions.Settings settings) {
        this.database = database;
        this.observations = observations;
        this.rowsAtOnce = settings.rowsAtOnce();
    }

    /** The tables of the datasets. */
    Map<String, TableData> load(int release, Collection<String> datasets, Loading loading) {
        if (datasets.isEmpty()) {
            return Map.of();
        }
        List<Map<String, TableData.Builder>> read = readCells(release, datasets, loading);
        Map<String, TableData.Builder> builders = read.get(0);
        for (Map<String, TableData.Builder> others : read.subList(1, read.size())) {
            others.forEach((dataset, cells) -> builder(builders, dataset).add(cells));
        }
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

    /** What each thread has read, by dataset. Rows of a release never change, so it does not matter that each reads in a transaction of its own. */
    private List<Map<String, TableData.Builder>> readCells(int release, Collection<String> datasets, Loading loading) {
        if (loading.cells() < 2 * rowsAtOnce) {
            Reading all = new Reading(release, datasets, loading);
            all.read(0, Long.MAX_VALUE);
            return List.of(all.builders);
        }
        long rows = observations.greatestRowNo() + 1;
        AtomicLong next = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        Callable<Map<String, TableData.Builder>> share = () -> {
            Reading mine = new Reading(release, datasets, loading);
            for (long from = next.getAndAdd(rowsAtOnce); from < rows; from = next.getAndAdd(rowsAtOnce)) {
                mine.read(from, from + rowsAtOnce);
            }
            return mine.builders;
        };
        try {
            List<Map<String, TableData.Builder>> read = new ArrayList<>();
            for (Future<Map<String, TableData.Builder>> reading :
                    threads.invokeAll(Collections.nCopies(THREADS, share))) {
                read.add(reading.get());
            }
            return read;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The service ends", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What one thread reads. */
    private final class Reading {

        private final Map<String, TableData.Builder> builders = new HashMap<>();
        private final int release;
        private final Collection<String> datasets;
        private final Loading loading;

        private Reading(int release, Collection<String> datasets, Loading loading) {
            this.release = release;
            this.datasets = datasets;
            this.loading = loading;
        }

        /** Reads the rows with these numbers, in a transaction, without which PostgreSQL would send all of them at once. */
        void read(long from, long to) {
            QuarkusTransaction.requiringNew().timeout(Editions.LONGEST).run(() -> readWithin(from, to));
        }

        private void readWithin(long from, long to) {
            String places = datasets.stream().map(dataset -> "?").collect(Collectors.joining(", "));
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection.prepareStatement(
                            "select dataset, indicator, origin, destination, sex, age, period_start, period_end, status,"
                                    + " source, amount, low, high, decimals from observation where row_no >= ? and row_no < ?"
                                    + " and release_from <= ? and (release_to is null or release_to > ?)"
                                    + " and status <> 'MISSING' and dataset in (" + places + ")")) {
                select.setFetchSize(FETCH_SIZE);
                select.setLong(1, from);
                select.setLong(2, to);
                select.setInt(3, release);
                select.setInt(4, release);
                int parameter = 5;
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
