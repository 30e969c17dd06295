package kosh.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kosh.evidence.Bounds;
import kosh.evidence.Conflict;
import kosh.evidence.Figure;
import kosh.evidence.Rule;
import kosh.ingest.Import;
import kosh.observation.Observation;
import kosh.query.Address;
import kosh.query.Edition;
import kosh.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * Writes the story of a row as PROV-JSON (W3C Member Submission, 2013): entities, activities and agents by name, and relations between them.
 * Names stand under the prefix {@code kosh}, which is the address of the paths of this service, so that most of them can be opened.
 */
final class Provenance {

    private static final List<String> PARTS =
            List.of("entity", "activity", "agent", "wasGeneratedBy", "used", "wasAssociatedWith", "wasDerivedFrom");

    private final Map<String, Object> prefix;
    private final Map<String, Map<String, Object>> parts = new LinkedHashMap<>();
    private final Edition edition;
    private final String row;

    private Provenance(String address, Observation observation, Edition edition) {
        this.prefix = Map.of("kosh", address + "/v1/");
        this.edition = edition;
        this.row = name(observation.id());
        PARTS.forEach(part -> parts.put(part, new LinkedHashMap<>()));
    }

    static Provenance of(String address, Observation observation, Edition edition) {
        Provenance provenance = new Provenance(address, observation, edition);
        provenance.tell(observation);
        Optional.ofNullable(observation.source())
                .flatMap(edition.catalog()::source)
                .ifPresent(provenance::printedIn);
        return provenance;
    }

    private static String name(String observation) {
        return "kosh:observations/" + observation;
    }

    private void tell(Observation o) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("prov:type", "kosh:Observation");
        said.put("prov:label", o.id());
        put(said, "prov:value", o.value());
        put(said, "kosh:low", o.low());
        put(said, "kosh:high", o.high());
        put(
                said,
                "kosh:unit",
                edition.catalog().indicator(o.indicator()).map(i -> i.unit()).orElse(null));
        put(said, "kosh:dataset", o.dataset());
        put(said, "kosh:indicator", o.indicator());
        put(said, "kosh:origin", o.origin());
        put(said, "kosh:destination", o.destination());
        put(said, "kosh:time", o.period().toString());
        put(said, "kosh:status", o.status().toString());
        put(said, "prov:location", o.locator());
        put(said, "kosh:note", o.note());
        put(said, "kosh:line", o.line());
        put(said, "kosh:sinceRelease", o.releaseFrom());
        put(said, "kosh:untilRelease", o.releaseTo());
        add("entity", row, said);
    }

    private void printedIn(Source source) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("prov:type", "kosh:Document");
        document.put("prov:label", source.title());
        put(document, "kosh:publisher", source.publisher());
        put(document, "kosh:author", source.author());
        put(document, "kosh:date", source.date());
        put(document, "kosh:url", source.url());
        put(document, "kosh:kind", source.kind());
        put(document, "kosh:reliability", source.reliability());
        String id = "kosh:sources/" + source.id();
        add("entity", id, document);
        Map<String, Object> relation = derivation(row, id);
        relation.put("prov:type", Map.of("$", "prov:PrimarySource", "type", "prov:QUALIFIED_NAME"));
        add("wasDerivedFrom", "_:hadPrimarySource", relation);
    }

    /** The import that wrote the row down, the file that it read, and who brought it. */
    Provenance broughtBy(Import by) {
        String activity = "kosh:imports/" + by.number();
        String file = "kosh:files/" + by.sha256();
        String time = by.createdAt().toString();
        add("entity", file, of("prov:type", "kosh:File", "prov:label", by.fileName(), "kosh:sha256", by.sha256()));
        add(
                "activity",
                activity,
                of(
                        "prov:type",
                        "kosh:Import",
                        "prov:label",
                        "Import " + by.number() + " of " + by.fileName(),
                        "prov:startTime",
                        time,
                        "prov:endTime",
                        time,
                        "kosh:action",
                        by.action(),
                        "kosh:madeRelease",
                        by.release()));
        add("agent", "_:importer", of("prov:label", by.who()));
        add("wasGeneratedBy", "_:written", of("prov:entity", row, "prov:activity", activity, "prov:time", time));
        add("used", "_:read", of("prov:activity", activity, "prov:entity", file));
        add("wasAssociatedWith", "_:brought", of("prov:activity", activity, "prov:agent", "_:importer"));
        Map<String, Object> fromFile = derivation(row, file);
        fromFile.put("prov:activity", activity);
        add("wasDerivedFrom", "_:copied", fromFile);
        return this;
    }

    Provenance restingOn(List<String> basis) {
        for (String id : basis) {
            add("entity", name(id), of("prov:type", "kosh:Observation", "prov:label", id));
            add("wasDerivedFrom", "_:restsOn-" + id, derivation(row, name(id)));
        }
        return this;
    }

    Provenance usedBy(List<String> users) {
        for (String id : users) {
            add("entity", name(id), of("prov:type", "kosh:Observation", "prov:label", id));
            add("wasDerivedFrom", "_:usedBy-" + id, derivation(name(id), row));
        }
        return this;
    }

    /** What became of the row as evidence: the bounds that rest on it, or why it was set aside; by each rule that admits it. */
    void weighed(Figure figure, Dossier dossier) {
        for (Rule rule : Rule.values()) {
            if (rule.admits(figure)) {
                weighed(figure, rule, dossier.findings(figure.indicator(), rule));
            }
        }
    }

    private void weighed(Figure figure, Rule rule, Findings findings) {
        String weighing = "kosh:weighings/" + figure.indicator() + "/" + rule;
        add(
                "activity",
                weighing,
                of(
                        "prov:type",
                        "kosh:Weighing",
                        "prov:label",
                        "The figures of " + figure.indicator() + " weighed against each other",
                        "kosh:rule",
                        rule.toString(),
                        "kosh:meaning",
                        rule.meaning()));
        add("used", "_:weighed-" + rule, of("prov:activity", weighing, "prov:entity", row));
        Map<String, List<Bounds>> byOrigin = findings.totalsOn(figure.id()).stream()
                .collect(Collectors.groupingBy(Bounds::origin, TreeMap::new, Collectors.toList()));
        byOrigin.forEach((origin, totals) -> bounds(figure, rule, weighing, origin, totals));
        findings.setAside(figure.id()).ifPresent(aside -> {
            int number = 0;
            for (Conflict conflict : aside.conflicts()) {
                number++;
                contradiction(rule, weighing, conflict, number);
            }
        });
    }

    private void bounds(Figure figure, Rule rule, String weighing, String origin, List<Bounds> totals) {
        String id = "kosh:bounds/" + figure.indicator() + "/" + rule + "/" + origin;
        String asked = Address.of(
                "/v1/bounds",
                new TreeMap<>(Map.of(
                        "asOf",
                        String.valueOf(edition.release().number()),
                        "cumulative",
                        "true",
                        "explain",
                        "true",
                        "indicator",
                        figure.indicator(),
                        "origin",
                        origin,
                        "rule",
                        rule.toString())));
        Map<String, Object> said = of(
                "prov:type",
                "kosh:Bounds",
                "prov:label",
                "Running totals of " + origin + " since " + totals.get(0).from());
        said.put("kosh:until", totals.stream().map(each -> each.to().toString()).toList());
        said.put("kosh:link", asked);
        add("entity", id, said);
        add("wasGeneratedBy", "_:bounds-" + rule + "-" + origin, of("prov:entity", id, "prov:activity", weighing));
        add("wasDerivedFrom", "_:boundBy-" + rule + "-" + origin, derivation(id, row));
    }

    private void contradiction(Rule rule, String weighing, Conflict conflict, int number) {
        String id = "kosh:conflicts/" + rule + "/" + number;
        add(
                "entity",
                id,
                of(
                        "prov:type", "kosh:SetAside",
                        "prov:label", conflict.sentence(),
                        "kosh:persons", conflict.by(),
                        "kosh:rule", rule.toString()));
        add("wasGeneratedBy", "_:setAside-" + rule + "-" + number, of("prov:entity", id, "prov:activity", weighing));
        for (Figure each : conflict.figures()) {
            add("entity", name(each.id()), of("prov:type", "kosh:Observation", "prov:label", each.id()));
            add(
                    "wasDerivedFrom",
                    "_:convicts-" + rule + "-" + number + "-" + each.id(),
                    derivation(id, name(each.id())));
        }
    }

    private static Map<String, Object> derivation(String made, String from) {
        return of("prov:generatedEntity", made, "prov:usedEntity", from);
    }

    private static Map<String, Object> of(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    /** What is told first of a name is kept: of the row itself all is, of the others that they are there. */
    private void add(String part, String key, Map<String, Object> value) {
        parts.computeIfAbsent(part, p -> new LinkedHashMap<>()).putIfAbsent(key, value);
    }

    /** The document; parts without a member are left out. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("prefix", prefix);
        parts.forEach((part, members) -> {
            if (!members.isEmpty()) {
                document.put(part, members);
            }
        });
        return document;
    }
}
