package org.lactarium.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was asked for on the command line.
 *
 * @param role {@code laboratory} or {@code analyser}
 * @param rate messages a second of all peers together; 0 is as fast as they are answered
 * @param count of messages, all peers together
 * @param seed the same one gives the same messages and the same misbehaviour
 * @param ordersPort where the laboratory takes orders; 0 takes none
 */
record Settings(
        String role,
        String host,
        int port,
        Set<Misbehaviour> misbehaviours,
        double rate,
        int count,
        int peers,
        long seed,
        int ordersPort,
        Subjects given,
        String base,
        String login,
        Locale language) {

    static final String LABORATORY = "laboratory";
    static final String ANALYSER = "analyser";

    /** @throws IllegalArgumentException when they make no sense */
    static Settings of(String[] arguments, long now) {
        String role = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .findFirst()
                .orElse("");
        if (!role.equals(LABORATORY) && !role.equals(ANALYSER)) {
            throw new IllegalArgumentException(role);
        }
        String mllp = option(arguments, "mllp", role.equals(LABORATORY) ? "127.0.0.1:2575" : "127.0.0.1:2576");
        int colon = mllp.lastIndexOf(':');
        return new Settings(
                role,
                mllp.substring(0, colon),
                Integer.parseInt(mllp.substring(colon + 1)),
                Misbehaviour.parse(option(arguments, "misbehave", "")),
                Double.parseDouble(option(arguments, "rate", "2")),
                Integer.parseInt(option(arguments, "count", "20")),
                Math.max(1, Integer.parseInt(option(arguments, "peers", "1"))),
                Long.parseLong(option(arguments, "seed", String.valueOf(now))),
                Integer.parseInt(option(arguments, "orders-port", "0")),
                new Subjects(
                        list(option(arguments, "lots", "")),
                        list(option(arguments, "donors", "")),
                        list(option(arguments, "samples", ""))),
                option(arguments, "base", "http://127.0.0.1:8080"),
                option(arguments, "login", "demo:demo"),
                Locale.forLanguageTag(option(arguments, "lang", "en")));
    }

    private static List<String> list(String values) {
        return Stream.of(values.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String option(String[] arguments, String name, String otherwise) {
        String prefix = "--" + name + "=";
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(prefix))
                .map(argument -> argument.substring(prefix.length()))
                .findFirst()
                .orElse(otherwise);
    }
}
