package kosh.client;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import kosh.synthetic.Population;
import kosh.synthetic.SyntheticFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the files of people who do not exist, to try the service with. */
@CommandLine.Command(
        name = "synthesize",
        description = {
            "Makes up people on their way to citizenship, to try the service with: writes sources.csv, datasets.csv and"
                    + " episodes.csv, which a service can import.",
            "The same seed gives the same bytes, and fewer people are the first of more."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the files were written",
            "1:the files cannot be written, or are there already",
            "2:the command line is wrong"
        },
        sortOptions = false)
final class SynthesizeCommand implements Callable<Integer> {

    static final int FAILED = 1;

    private static final String SOURCES = "sources.csv";
    private static final String DATASETS = "datasets.csv";
    private static final String EPISODES = "episodes.csv";
    private static final List<String> FILES = List.of(SOURCES, DATASETS, EPISODES);

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "DIRECTORY", description = "Where to write the files; made if it is not there.")
    @Nullable
    Path directory;

    @Option(
            names = {"-p", "--persons"},
            paramLabel = "N",
            description = "How many people: ${DEFAULT-VALUE} unless said otherwise.",
            defaultValue = "500000")
    int persons;

    @Option(
            names = {"-s", "--seed"},
            paramLabel = "N",
            description = "Any whole number: ${DEFAULT-VALUE} unless said otherwise.",
            defaultValue = "" + Population.SEED)
    long seed;

    @Option(
            names = {"-f", "--force"},
            description = "Writes over files that are there.")
    boolean force;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public Integer call() {
        CommandSpec command = spec;
        Path given = directory;
        if (command == null || given == null) {
            throw new IllegalStateException("picocli sets both");
        }
        if (persons < 1) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--persons " + persons + ": one person is the least.");
        }
        if (Files.exists(given) && !Files.isDirectory(given)) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "'" + given + "' is a file, not a directory.");
        }
        PrintWriter err = command.commandLine().getErr();
        Optional<Path> there =
                FILES.stream().map(given::resolve).filter(Files::exists).findFirst();
        if (there.isPresent() && !force) {
            err.println("'" + there.get() + "' is there already. Nothing was written; --force writes over it.");
            return FAILED;
        }
        try {
            write(given);
        } catch (IOException e) {
            err.println("The files cannot be written to '" + given + "': "
                    + e.getClass().getSimpleName() + ": " + e.getMessage());
            return FAILED;
        }
        command.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%,d people who do not exist, of seed %d: %s in %s.%n",
                        persons,
                        seed,
                        String.join(", ", FILES),
                        given);
        return 0;
    }

    private void write(Path to) throws IOException {
        Files.createDirectories(to);
        Files.writeString(to.resolve(SOURCES), SyntheticFiles.SOURCES);
        Files.writeString(to.resolve(DATASETS), SyntheticFiles.DATASETS);
        try (BufferedWriter episodes = Files.newBufferedWriter(to.resolve(EPISODES))) {
            SyntheticFiles.writeEpisodes(Population.of(seed), persons, episodes);
        }
    }
}
