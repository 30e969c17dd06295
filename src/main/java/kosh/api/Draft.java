package kosh.api;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import kosh.area.Area;
import kosh.dataset.Dataset;
import kosh.http.Parameters;
import kosh.observation.Holding;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Dimension;
import kosh.query.Edition;
import kosh.query.Filters;
import kosh.query.Headline;
import kosh.query.Level;
import kosh.query.Question;

/**
 * What is known of a question before its dataset is chosen.
 *
 * @param usualLevels what to keep if the caller does not say
 */
record Draft(String path, Parameters parameters, Edition edition, List<Level> usualLevels) {

    Filters filters() {
        return Filters.of(parameters, edition.catalog());
    }

    List<Level> by() {
        return Question.by(parameters, usualLevels, edition.catalog());
    }

    Question about(Dataset dataset) {
        return new Question(path, dataset, filters(), by());
    }

    /** The question to the dataset that the caller names, or else to that one. */
    Question aboutNamedOr(String otherwise) {
        return about(Question.dataset(parameters, edition.catalog()).orElseGet(() -> datasetOfRelease(otherwise)));
    }

    /** The question to the dataset that the caller names, or else to the headline: by origin as soon as the question speaks of origins. */
    Question aboutHeadline(Headline headline) {
        Question question = aboutNamedOr(headline.total());
        boolean named = parameters.text("dataset").isPresent();
        return !named && speaksOfOrigins(question) ? about(datasetOfRelease(headline.byOrigin())) : question;
    }

    /**
     * The question to the dataset that the caller names, to the only table that counts the one indicator asked for, or else to the headline.
     *
     * @throws Problem if several tables count the indicator
     */
    Question aboutWhatCounts(Headline headline) {
        Optional<String> indicator =
                filters().onlyCode(Dimension.INDICATOR).filter(i -> !i.equals(headline.indicator()));
        if (parameters.text("dataset").isPresent() || indicator.isEmpty()) {
            return aboutHeadline(headline);
        }
        List<Dataset> counting = edition.catalog().datasets().stream()
                .filter(Dataset::isTable)
                .filter(dataset -> edition.holdingsOf(dataset.id()).stream()
                        .map(Holding::indicator)
                        .anyMatch(indicator.get()::equals))
                .toList();
        if (counting.size() > 1) {
            TreeSet<String> ids =
                    new TreeSet<>(counting.stream().map(Dataset::id).toList());
            throw Problem.of(
                            ProblemType.TWO_DATASETS,
                            "Several tables count " + indicator.get() + ": name one of " + String.join(", ", ids)
                                    + " with dataset=.")
                    .tryInstead(path + "?dataset=" + ids.first() + "&indicator=" + indicator.get());
        }
        return counting.isEmpty() ? aboutHeadline(headline) : about(counting.get(0));
    }

    private Dataset datasetOfRelease(String id) {
        return edition.catalog()
                .dataset(id)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        "This release has no dataset '" + id + "'; name one of /v1/datasets with dataset=."));
    }

    private static boolean speaksOfOrigins(Question question) {
        boolean filtered = question.filters()
                .codes(Dimension.ORIGIN)
                .filter(f -> !f.takes(Area.WORLD))
                .isPresent();
        return filtered || question.keeps(Dimension.ORIGIN);
    }
}
