package kosh.synthetic;

import java.io.IOException;

/** Writes people who do not exist as files that the service can import: one source, one dataset, and the episodes. All end lines with LF. */
public final class SyntheticFiles {

    /** The id of the dataset that the episodes are made for. */
    public static final String DATASET = "synthetic-episodes";

    /** The id of the source that each row names. */
    public static final String SOURCE = "synthetic";

    /** Of the layout sources. The kind is the least trusted that there is. */
    public static final String SOURCES = """
            id,title,publisher,language,kind,reliability
            synthetic,"Synthetic episodes, made by a program: they describe nobody",Kosh,en,blog,"None: drawn at random from the model of the package kosh.synthetic, whose numbers are made up"
            """;

    /** Of the layout datasets. */
    public static final String DATASETS = """
            id,kind,frequency,title_en,title_kk,title_ru,title_zh,description,publisher,licence
            synthetic-episodes,episodes,N,Synthetic episodes: people who do not exist,Синтетикалық эпизодтар: ойдан шығарылған адамдар,Синтетические эпизоды: вымышленные люди,合成个案：虚构的人,"Synthetic: made by a program from a seed and a documented model, for tutorials, tests and benchmarks. The people do not exist, and nothing follows from the figures about anybody.",Kosh,Free of rights: no facts
            """;

    private static final String HEADER =
            "id,persons,origin,destination,sex,age,procedure,arrived,outcome,outcome_date,source,locator,note\n";

    /** That of 500,000 people have one width. */
    private static final int DIGITS = 7;

    private SyntheticFiles() {}

    /**
     * Of the layout episodes: the first people of the population, one row each, written as they are drawn.
     *
     * @param persons how many
     */
    public static void writeEpisodes(Population population, int persons, Appendable out) throws IOException {
        out.append(HEADER);
        String end = "," + SOURCE + ",seed " + population.seed() + ",synthetic\n";
        StringBuilder row = new StringBuilder();
        for (int number = 1; number <= persons; number++) {
            row.setLength(0);
            append(row, population.person(number));
            out.append(row).append(end);
        }
    }

    private static void append(StringBuilder row, Person person) {
        String number = Integer.toString(person.number());
        row.append("SYN-").append("0".repeat(Math.max(0, DIGITS - number.length())));
        row.append(number).append(",1,");
        row.append(person.from()).append(',');
        row.append(person.destination()).append(',');
        row.append(person.sex()).append(',');
        row.append(person.age()).append(',');
        row.append(person.procedure()).append(',');
        row.append(person.arrived()).append(',');
        row.append(person.ending()).append(',');
        row.append(person.ended());
    }
}
