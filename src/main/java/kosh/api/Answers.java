package kosh.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import kosh.area.Area;
import kosh.area.Language;
import kosh.dataset.Dataset;
import kosh.http.Parameters;
import kosh.problem.Problem;
import kosh.query.Answer;
import kosh.query.Cell;
import kosh.query.Dimension;
import kosh.query.Edition;
import kosh.query.Editions;
import kosh.query.Level;
import kosh.query.Plan;
import kosh.query.Question;
import kosh.reply.Sender;
import kosh.table.Format;
import kosh.table.Table;
import org.jspecify.annotations.Nullable;

/** What {@code /v1/arrivals}, {@code /v1/origins} and {@code /v1/aggregates} share: from a question to its answer as a table. */
@ApplicationScoped
public class Answers {

    private static final Set<Format> FORMATS = EnumSet.allOf(Format.class);

    private final Call call;
    private final Editions editions;
    private final Sender sender;

    public Answers(Call call, Editions editions, Sender sender) {
        this.call = call;
        this.editions = editions;
        this.sender = sender;
    }

    /** A column of an answer. */
    record Column(String name, Function<Cell, @Nullable Object> value) {}

    /**
     * What a path asks.
     *
     * @param by what to keep if the caller does not say
     * @param ask makes the question of what is known of it
     * @param order puts the cells in the order of the path
     * @param extras the columns that the path adds, made once for the whole answer
     * @param isAsItIs whether order and columns are those of the question, so that a line can be told before the next one is known
     */
    record View(
            List<Level> by,
            Function<Draft, Question> ask,
            UnaryOperator<Answer> order,
            Function<Answer, List<Column>> extras,
            boolean isAsItIs) {

        /** What a path asks that shows the answer as it is. */
        View(List<Level> by, Function<Draft, Question> ask) {
            this(by, ask, UnaryOperator.identity(), answer -> List.of(), true);
        }

        /** What a path asks that has an order or columns of its own. */
        View(
                List<Level> by,
                Function<Draft, Question> ask,
                UnaryOperator<Answer> order,
                Function<Answer, List<Column>> extras) {
            this(by, ask, order, extras, false);
        }
    }

    /** What a request asks of a path. */
    private record Asked(Edition edition, Format format, Language language, Question question) {}

    private static Asked read(Call call, Parameters parameters, View view) {
        Edition edition = call.edition(parameters);
        Format format = call.format(parameters, FORMATS);
        Language language = call.language(parameters);
        return new Asked(
                edition, format, language, view.ask.apply(new Draft(call.path(), parameters, edition, view.by)));
    }

    Response answer(View view) {
        Parameters parameters = call.parameters(Question.PARAMETERS);
        Asked asked = read(call, parameters, view);
        Question question = asked.question;
        return call.answer(
                parameters,
                asked.edition,
                question.path(),
                question.normalForm(),
                asked.format,
                () -> table(view, new Plan(question, asked.edition), asked));
    }

    /**
     * Sends the answer if it is small and of the newest release, as an event loop may.
     *
     * @return whether it did; else the endpoint has to
     * @throws Problem as the endpoint would
     */
    boolean answerAtOnce(View view, RoutingContext context) {
        Call here = new Call(editions, sender, context);
        Parameters parameters = here.parameters(Question.PARAMETERS);
        if (parameters.asWritten("asOf").isPresent()) {
            // An older release may have to be loaded.
            return false;
        }
        Asked asked = read(here, parameters, view);
        Question question = asked.question;
        Plan plan = new Plan(question, asked.edition);
        return plan.isSmall()
                && sender.sendAtOnce(
                        context,
                        here.head(
                                parameters,
                                asked.edition,
                                question.path(),
                                question.normalForm(),
                                asked.format,
                                asked.language),
                        asked.edition.release().number(),
                        asked.format,
                        () -> table(view, plan, asked));
    }

    /** JSON says something of the whole before its lines; the others have no more than these. */
    private static Table table(View view, Plan plan, Asked asked) {
        if (view.isAsItIs() && asked.format != Format.JSON) {
            List<Column> columns = columns(asked, List.of());
            return Table.list(Map.of(), names(columns), plan.cells().map(cell -> row(columns, cell)));
        }
        Answer answer = view.order.apply(plan.answer());
        List<Column> columns = columns(asked, view.extras.apply(answer));
        return Table.list(
                head(answer, asked.language),
                names(columns),
                answer.cells().stream().map(cell -> row(columns, cell)));
    }

    private static List<String> names(List<Column> columns) {
        List<String> names = new ArrayList<>(columns.size());
        columns.forEach(column -> names.add(column.name));
        return names;
    }

    private static List<Column> columns(Asked asked, List<Column> extras) {
        Question question = asked.question;
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < question.by().size(); i++) {
            int part = i;
            Dimension dimension = question.by().get(i).dimension();
            columns.add(new Column(dimension.toString(), cell -> cell.key().get(part)));
            if (dimension.isArea()) {
                columns.add(new Column(
                        dimension + "_name",
                        cell -> areaName(asked.edition, cell.key().get(part), asked.language)));
            }
        }
        if (!question.keeps(Dimension.INDICATOR)) {
            columns.add(new Column(Dimension.INDICATOR.toString(), Cell::indicator));
        }
        columns.add(new Column("unit", Cell::unit));
        columns.add(new Column("value", Cell::value));
        columns.add(new Column("low", Cell::low));
        columns.add(new Column("high", Cell::high));
        if (!question.keeps(Dimension.STATUS)) {
            columns.add(new Column(
                    Dimension.STATUS.toString(), cell -> cell.status().toString()));
        }
        columns.add(new Column("observations", Cell::observations));
        columns.addAll(extras);
        columns.add(new Column("note", Cell::note));
        columns.add(new Column("link", Cell::link));
        return columns;
    }

    private static List<@Nullable Object> row(List<Column> columns, Cell cell) {
        List<@Nullable Object> row = new ArrayList<>(columns.size());
        for (Column column : columns) {
            row.add(column.value.apply(cell));
        }
        return row;
    }

    /** What JSON says of a question and its dataset before the rows. */
    static Map<String, Object> head(Answer answer, Language language) {
        Dataset dataset = answer.question().dataset();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("question", answer.question().address());
        head.put("release", answer.edition().release().number());
        head.put("dataset", reference(dataset, language));
        head.put("notes", answer.notes());
        return head;
    }

    /** A dataset as an object. */
    static Map<String, Object> reference(Dataset dataset, Language language) {
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("id", dataset.id());
        of.put("title", dataset.titles().in(language));
        of.put("link", "/v1/datasets/" + dataset.id());
        return of;
    }

    private static @Nullable String areaName(Edition edition, String code, Language language) {
        return edition.catalog()
                .areas()
                .byCode(code)
                .map(Area::names)
                .map(names -> names.in(language))
                .orElse(null);
    }
}
