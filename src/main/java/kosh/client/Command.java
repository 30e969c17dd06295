package kosh.client;

import picocli.CommandLine;

/** The commands of the jar beside the service itself, which starts without one. */
@CommandLine.Command(
        name = "kosh",
        description = "Without a command the service starts.",
        subcommands = {ImportCommand.class, SynthesizeCommand.class, CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class Command {

    private Command() {}

    /** Carries a command line out.
     *
     * @return the exit code
     */
    public static int execute(String... args) {
        return new CommandLine(new Command()).execute(args);
    }
}
