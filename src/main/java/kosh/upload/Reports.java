package kosh.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import kosh.csv.Dialect;
import kosh.ingest.Finding;
import kosh.ingest.Findings;
import kosh.ingest.Outcome;
import kosh.ingest.Plan;
import kosh.query.Editions;

/** Puts into words what came of a file: how it was read, what is wrong with it, what it changes. */
@ApplicationScoped
class Reports {

    private final ObjectMapper mapper;
    private final Headlines headlines;
    private final Editions editions;

    Reports(Json json, Headlines headlines, Editions editions) {
        this.mapper = json.mapper();
        this.headlines = headlines;
        this.editions = editions;
    }

    /** @param refused whether nothing can come of it, so that there is no plan */
    JsonNode report(Outcome outcome, boolean refused) {
        Outcome.File file = outcome.files().get(0);
        Findings findings = outcome.findings();
        Map<String, Object> report = new LinkedHashMap<>();
        Dialect dialect = file.dialect();
        if (dialect != null) {
            report.put("encoding", dialect.charset().name());
            report.put("bom", dialect.markLength() > 0);
            report.put("delimiter", dialect.delimiterName());
            report.put("linebreak", dialect.lineBreak());
        }
        report.put("rows", file.rows());
        report.put("accepted", file.rows() - findings.rejectedRows());
        report.put("rejected", findings.rejectedRows());
        report.put("errorCount", findings.errors());
        report.put("warningCount", findings.warnings());
        report.put("truncated", findings.areCut());
        report.put("listed", findings.details().size());
        report.put("summary", List.copyOf(findings.counts()));
        report.put(
                "issues",
                findings.details().stream()
                        .sorted(Comparator.comparingLong(Finding::line).thenComparingInt(Finding::column))
                        .toList());
        if (!refused) {
            report.put("diff", diff(outcome, file));
        }
        return mapper.valueToTree(report);
    }

    private Map<String, Object> diff(Outcome outcome, Outcome.File file) {
        Plan plan = file.plan();
        Map<String, Object> diff = new LinkedHashMap<>();
        diff.put("insert", plan.inserted());
        diff.put("update", plan.updated());
        diff.put("delete", plan.deleted());
        diff.put("unchanged", plan.unchanged());
        diff.put("largest", plan.largest());
        diff.put("datasets", new TreeSet<>(plan.changesNothing() ? List.of() : datasets(file)));
        diff.put(
                "headline",
                editions.numbered(outcome.base())
                        .map(before -> headlines.moved(before, outcome))
                        .orElse(List.of()));
        return diff;
    }

    private static List<String> datasets(Outcome.File file) {
        return file.upload().dataset().isEmpty()
                ? List.of()
                : List.of(file.upload().dataset());
    }
}
