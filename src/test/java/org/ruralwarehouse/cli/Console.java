package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one command printed in this process.
 *
 * @param code exit code
 */
record Console(int code, String out, String err) {

    static Console run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Console(code, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** The first line that contains all of these. */
    String line(String... parts) {
        return out.lines()
                .filter(line -> List.of(parts).stream().allMatch(line::contains))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No line with " + List.of(parts) + " in:\n" + out + err));
    }

    /** The numbers of a line in their order, without separators of thousands. */
    static List<Long> numbers(String line) {
        return Pattern.compile("(?<![\\w.-])\\d[\\d,]*(?![\\w-]|\\.\\w)")
                .matcher(line)
                .results()
                .map(number -> Long.valueOf(number.group().replace(",", "")))
                .toList();
    }
}
