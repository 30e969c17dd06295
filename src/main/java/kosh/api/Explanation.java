package kosh.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kosh.catalog.Catalog;
import kosh.evidence.Chain;
import kosh.evidence.Conflict;
import kosh.evidence.Figure;
import kosh.evidence.NearMatch;
import kosh.evidence.Step;
import kosh.query.Edition;
import kosh.table.Format;
import org.jspecify.annotations.Nullable;

/** Shows why: in JSON as objects, with each figure's document and the place in it; elsewhere as sentences. */
final class Explanation {

    private final Catalog catalog;
    private final boolean inWords;

    private Explanation(Catalog catalog, boolean inWords) {
        this.catalog = catalog;
        this.inWords = inWords;
    }

    static Explanation in(Edition edition, Format format) {
        return new Explanation(edition.catalog(), format == Format.CSV);
    }

    /** Why a bound is what it is; null if there is no bound. */
    @Nullable
    Object of(@Nullable Chain chain) {
        if (chain == null || chain.steps().isEmpty()) {
            return null;
        }
        return inWords ? chain.text() : sum(chain);
    }

    private Map<String, Object> sum(Chain chain) {
        Map<String, Object> sum = new LinkedHashMap<>();
        sum.put("origin", chain.origin());
        sum.put("from", chain.from().toString());
        sum.put("until", chain.to().toString());
        sum.put("bound", chain.upper() ? "upper" : "lower");
        sum.put("persons", chain.bound());
        sum.put("steps", chain.steps().stream().map(this::step).toList());
        return sum;
    }

    private Map<String, Object> step(Step step) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("sentence", step.sentence());
        shown.put("kind", Inquiry.text(step.kind()));
        shown.put("from", step.from().toString());
        shown.put("until", step.to().toString());
        shown.put("adds", step.amount());
        shown.put("total", step.total());
        Optional.ofNullable(step.figure()).ifPresent(figure -> shown.put("figure", figure(figure)));
        if (!step.reprints().isEmpty()) {
            shown.put("also", step.reprints());
        }
        if (!step.because().isEmpty()) {
            shown.put("because", step.because().stream().map(this::sum).toList());
        }
        return shown;
    }

    /** A figure with its document. */
    Map<String, Object> figure(Figure figure) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", figure.id());
        shown.put("says", figure.range().text());
        shown.put("trust", Inquiry.text(figure.reliability()));
        Optional.ofNullable(figure.locator()).ifPresent(place -> shown.put("locator", place));
        Optional.ofNullable(figure.source())
                .flatMap(catalog::source)
                .ifPresent(source -> shown.put("document", Catalogs.ofSource(source)));
        shown.put("link", "/v1/observations/" + figure.id());
        return shown;
    }

    /** The contradictions that convicted a figure. */
    Object of(List<Conflict> conflicts) {
        return inWords
                ? String.join("\n", conflicts.stream().map(Conflict::sentence).toList())
                : conflicts.stream().map(this::conflict).toList();
    }

    private Map<String, Object> conflict(Conflict conflict) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("sentence", conflict.sentence());
        shown.put("persons", conflict.by());
        shown.put("figures", conflict.figures().stream().map(Figure::id).toList());
        return shown;
    }

    /** The figures that a claim may have been taken from. */
    Object near(List<NearMatch> near) {
        return inWords
                ? String.join("\n", near.stream().map(NearMatch::sentence).toList())
                : near.stream().map(this::match).toList();
    }

    private Map<String, Object> match(NearMatch near) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("kind", Inquiry.text(near.kind()));
        shown.put("sentence", near.sentence());
        shown.put("figure", figure(near.figure()));
        return shown;
    }
}
