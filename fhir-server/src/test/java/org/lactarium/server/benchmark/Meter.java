package org.lactarium.server.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** Makes the same call about many subjects, on one connection or several, and writes one line of the table about it. */
final class Meter {

    static final String HEAD =
            """
            | bottles | what | n | min ms | p50 ms | p99 ms | a second | answer |
            |---|---|---|---|---|---|---|---|""";

    private static final int SAID = 160;

    private final ObjectMapper json = new ObjectMapper();
    private final Path report;
    private final String size;
    private final double budgetSeconds;

    /** @param budgetSeconds after so long no further call of one line begins */
    Meter(Path report, String size, double budgetSeconds) {
        this.report = report;
        this.size = size;
        this.budgetSeconds = budgetSeconds;
    }

    /** One connection; the answer is a Bundle, its entries are counted. */
    void bundles(String what, int most, IntFunction<Caller.Answer> call) {
        line(what, most, 1, call, answer -> answer.path("entry").size());
    }

    /** One connection; the answer is Parameters, those of this name are counted. */
    void parameters(String what, int most, String counted, IntFunction<Caller.Answer> call) {
        line(what, most, 1, call, answer -> {
            int count = 0;
            for (var parameter : answer.path("parameter")) {
                count += parameter.path("name").asText().equals(counted) ? 1 : 0;
            }
            return count;
        });
    }

    void line(
            String what, int most, int connections, IntFunction<Caller.Answer> call, ToIntFunction<JsonNode> counted) {
        List<Caller.Answer> answers = Collections.synchronizedList(new ArrayList<>());
        long began = System.nanoTime();
        run(most, connections, call, answers);
        double seconds = (System.nanoTime() - began) / 1e9;
        var done = answers.stream().filter(answer -> answer.status() < 300).toList();
        var millis = done.stream().mapToDouble(Caller.Answer::millis).sorted().toArray();
        if (millis.length == 0) {
            say(row(what, answers.size(), "", "", "", "", "refused: " + said(answers)));
            return;
        }
        int last = Math.min(millis.length - 1, (int) (millis.length * 0.99));
        say(row(
                what,
                done.size(),
                figure(millis[0]),
                figure(millis[millis.length / 2]),
                figure(millis[last]),
                figure(done.size() / seconds),
                sizes(done, counted)
                        + (done.size() < answers.size()
                                ? ", " + (answers.size() - done.size()) + " refused: " + said(answers)
                                : "")));
    }

    private void run(int most, int connections, IntFunction<Caller.Answer> call, List<Caller.Answer> answers) {
        var next = new AtomicInteger();
        long end = System.nanoTime() + (long) (budgetSeconds * 1e9);
        Callable<Void> work = () -> {
            for (int one = next.getAndIncrement();
                    one < most && (one < connections || System.nanoTime() < end);
                    one = next.getAndIncrement()) {
                answers.add(call.apply(one));
            }
            return null;
        };
        var workers = Executors.newFixedThreadPool(connections);
        try {
            for (var one : workers.invokeAll(Collections.nCopies(connections, work))) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            workers.shutdown();
        }
    }

    private String sizes(List<Caller.Answer> answers, ToIntFunction<JsonNode> counted) {
        var sizes = answers.stream()
                .mapToInt(answer -> counted.applyAsInt(parse(answer)))
                .sorted()
                .toArray();
        int least = sizes[0];
        int most = sizes[sizes.length - 1];
        return least == most ? String.valueOf(least) : least + " to " + most;
    }

    private JsonNode parse(Caller.Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** The first refusal, shortened. */
    private static String said(List<Caller.Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() >= 300)
                .map(answer -> answer.status() + " "
                        + new String(answer.body(), StandardCharsets.UTF_8)
                                .replaceAll("\\s+", " ")
                                .replace('|', '/'))
                .map(text -> text.substring(0, Math.min(SAID, text.length())))
                .findFirst()
                .orElse("");
    }

    String row(Object... cells) {
        var row = new StringBuilder("| ").append(size);
        for (var cell : cells) {
            row.append(" | ").append(cell);
        }
        return row.append(" |").toString();
    }

    void say(String line) {
        System.out.println(line);
        try {
            Files.writeString(report, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String figure(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
