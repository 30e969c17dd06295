package kosh.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processes of this Java, and what they take. */
final class JavaProcess {

    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

    private JavaProcess() {}

    /** Starts the main method of a class of the tests. */
    static Process start(Class<?> main, List<String> flags, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(BIN.resolve("java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Memory of a process that is resident, in MB; NaN where the system does not tell it as Linux does. */
    static double residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        return Files.exists(status) ? number("VmRSS:\\s+(\\d+) kB", Files.readString(status)) / 1024 : Double.NaN;
    }

    /** What its heap holds after a collection, in MB. */
    static double liveHeapMegabytes(long pid) throws IOException {
        jcmd(pid, "GC.run");
        return number("used (\\d+)K", jcmd(pid, "GC.heap_info")) / 1024;
    }

    private static String jcmd(long pid, String command) throws IOException {
        Process jcmd = new ProcessBuilder(BIN.resolve("jcmd").toString(), String.valueOf(pid), command).start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static double number(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
    }
}
