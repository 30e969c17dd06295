package kosh.ingest;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kosh.csv.CsvRecord;
import kosh.observation.Status;

/**
 * How a file in SDMX-CSV, of version 1 or 2, is read as one of observations: its first column is {@code DATAFLOW} or {@code STRUCTURE}, cells
 * may be {@code CODE: Label}, and some columns speak of the exchange and not of a figure. The statuses are those of {@code CL_OBS_STATUS} of
 * which one meaning here is sure.
 */
final class SdmxCsv {

    private static final Set<String> FIRST = Set.of("dataflow", "structure");
    private static final Set<String> OF_THE_EXCHANGE = Set.of(
            "dataflow",
            "structure",
            "structure_id",
            "structure_name",
            "action",
            "series_key",
            "obs_key",
            "freq",
            "decimals",
            "unit_mult",
            "conf_status",
            "updated");
    /** A normal value is not said to be of a state: so it is reported. */
    private static final Map<String, Status> STATUSES = Map.of(
            "A", Status.REPORTED,
            "E", Status.ESTIMATE,
            "L", Status.MISSING,
            "M", Status.MISSING,
            "O", Status.MISSING,
            "Q", Status.MISSING);
    /** Free text, in which a colon is one. */
    private static final Set<String> TEXTS = Set.of("note", "locator");

    private static final String LABEL = ": ";

    private int action = -1;
    private int multiplier = -1;
    private int confidentiality = -1;

    private SdmxCsv() {}

    /** What tells such files, if the first title shows that it is one. */
    static Optional<SdmxCsv> of(String firstTitle) {
        return FIRST.contains(title(firstTitle)) ? Optional.of(new SdmxCsv()) : Optional.empty();
    }

    /** The id of a column in small letters, without its label and the mark of several values. */
    static String title(String title) {
        String id = code(title.strip());
        int bracket = id.indexOf('[');
        return (bracket < 0 ? id : id.substring(0, bracket)).toLowerCase(Locale.ROOT);
    }

    private static String code(String text) {
        int label = text.indexOf(LABEL);
        return label < 0 ? text : text.substring(0, label);
    }

    /** Whether the column is none of the layout but one of the exchange, which is noted. */
    boolean takes(String title, int position) {
        switch (title) {
            case "action" -> action = position;
            case "unit_mult" -> multiplier = position;
            case "conf_status" -> confidentiality = position;
            default -> {
                return OF_THE_EXCHANGE.contains(title);
            }
        }
        return true;
    }

    /** What the text of a column of the layout says in our words. */
    String meaning(String field, String text) {
        if (TEXTS.contains(field)) {
            return text;
        }
        String code = code(text);
        Status status = field.equals("status") ? STATUSES.get(code) : null;
        return status == null ? code : status.toString();
    }

    /** Refuses what would be another figure, or none, if it were read like the others. */
    void check(Row row, CsvRecord record) {
        if (at(record, action).equals("D")) {
            row.reject(
                    "",
                    "sdmx.action",
                    "The row is to delete: leave it out and say action=replace, or undo the import that brought it.",
                    null);
        }
        String power = at(record, multiplier);
        if (!power.isEmpty() && !power.equals("0")) {
            row.reject(
                    "",
                    "sdmx.multiplier",
                    "UNIT_MULT is " + power + ": write figures in units, as they are printed, with UNIT_MULT 0.",
                    null);
        }
        String secrecy = at(record, confidentiality);
        if (!secrecy.isEmpty() && !secrecy.equals("F")) {
            row.reject(
                    "",
                    "sdmx.confidential",
                    "CONF_STATUS is " + secrecy + ", and all that is here is published: only F will do.",
                    null);
        }
    }

    private static String at(CsvRecord record, int position) {
        return position < 0 ? "" : code(record.fields().get(position));
    }
}
