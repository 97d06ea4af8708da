package org.lactarium.routes.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.lactarium.routes.Messages;
import org.lactarium.routes.MllpPeer;

/**
 * How long a result takes from its frame to a search that finds it, and how many a second reach the record, beside the very
 * same transactions sent to the record directly. Against a running demo. Arguments: base URL, MLLP port, messages (200).
 */
final class RecordBenchmark {

    private static final int DONORS = 8;
    private static final List<String> TESTS = List.of("56888-1", "5196-1", "13955-0");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final int mllp;
    private final String mark = Long.toString(System.currentTimeMillis(), 36).toUpperCase();
    private final String bearer;
    private int number;

    private RecordBenchmark(String base, int mllp) throws Exception {
        this.base = base;
        this.mllp = mllp;
        String basic = Base64.getEncoder().encodeToString("demo:demo".getBytes(StandardCharsets.UTF_8));
        bearer = "Bearer "
                + send(HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")))
                        .path("access_token")
                        .asText();
    }

    public static void main(String[] arguments) throws Exception {
        int messages = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        RecordBenchmark benchmark = new RecordBenchmark(arguments[0], Integer.parseInt(arguments[1]));
        for (int donor = 0; donor < DONORS; donor++) {
            benchmark.enrol(donor);
        }
        // once for the code to be compiled, once to be believed
        benchmark.round(messages, false);
        benchmark.round(messages, true);
        System.exit(0);
    }

    private void round(int messages, boolean shown) throws Exception {
        double[] one = oneByOne(messages / 4);
        double burst = burst(messages);
        List<String> alone = rehearsed(messages / 4);
        List<String> many = rehearsed(messages);
        double directAlone = direct(alone, 1);
        double directMany = direct(many, 8);
        if (shown) {
            System.out.printf(
                    "| message to searchable, one after the other | %d | p50 %.0f ms, p99 %.0f ms |%n",
                    one.length, one[one.length / 2], one[(int) (one.length * 0.99)]);
            System.out.printf(
                    "| messages through the inbox, all at once over 8 connections | %d | %.0f a second |%n",
                    messages, burst);
            System.out.printf(
                    "| the same transactions posted directly, 1 connection | %d | %.0f a second |%n",
                    messages / 4, directAlone);
            System.out.printf(
                    "| the same transactions posted directly, 8 connections | %d | %.0f a second |%n",
                    messages, directMany);
        }
    }

    /** Milliseconds from the first byte of the frame until a search finds the report, ascending. */
    private double[] oneByOne(int messages) throws Exception {
        double[] millis = new double[messages];
        try (MllpPeer peer = new MllpPeer(mllp)) {
            for (int i = 0; i < messages; i++) {
                String id = next();
                long began = System.nanoTime();
                acknowledged(peer.send(message(id, i)));
                while (found("DiagnosticReport?identifier=" + id) == 0) {
                    Thread.onSpinWait();
                }
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private double burst(int messages) throws Exception {
        int before = found("DiagnosticReport?_summary=count");
        long began = System.nanoTime();
        each(IntStream.range(0, messages).mapToObj(i -> message(next(), i)).toList(), 8, part -> {
            try (MllpPeer peer = new MllpPeer(mllp)) {
                for (String message : part) {
                    acknowledged(peer.send(message));
                }
            }
        });
        while (found("DiagnosticReport?_summary=count") < before + messages) {
            Thread.sleep(50);
        }
        return messages / ((System.nanoTime() - began) / 1e9);
    }

    /** The transactions such messages would become, as the dry run shows them. */
    private List<String> rehearsed(int messages) throws Exception {
        List<String> transactions = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            JsonNode preview = send(HttpRequest.newBuilder(URI.create(base + "/intake/dry-run"))
                    .header("Authorization", bearer)
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofString(message(next(), i))));
            transactions.add(preview.path("transaction").toString());
        }
        System.out.printf(
                "(%d resources in a transaction)%n",
                json.readTree(transactions.get(0)).path("entry").size());
        return transactions;
    }

    private double direct(List<String> transactions, int connections) throws Exception {
        long began = System.nanoTime();
        each(transactions, connections, part -> {
            for (String transaction : part) {
                send(HttpRequest.newBuilder(URI.create(base + "/fhir"))
                        .header("Authorization", bearer)
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofString(transaction)));
            }
        });
        return transactions.size() / ((System.nanoTime() - began) / 1e9);
    }

    private interface Part {
        void work(List<String> part) throws Exception;
    }

    /** By turns, so that what one connection brings is about the same donor: no two of them wait for each other. */
    private static void each(List<String> all, int connections, Part work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        List<Callable<Void>> parts = new ArrayList<>();
        for (int connection = 0; connection < connections; connection++) {
            int own = connection;
            parts.add(() -> {
                work.work(IntStream.range(0, all.size())
                        .filter(i -> i % connections == own)
                        .mapToObj(all::get)
                        .toList());
                return null;
            });
        }
        for (Future<Void> part : threads.invokeAll(parts)) {
            part.get();
        }
        threads.shutdown();
    }

    private synchronized String next() {
        return mark + "-" + ++number;
    }

    private String message(String id, int i) {
        StringBuilder results = new StringBuilder();
        for (String test : TESTS) {
            results.append(
                    "OBX|1|CWE|" + test + "^Test^LN||N^Non-reactive^L||Non-reactive|N|||F|||20260302101500+0800\r");
        }
        return Messages.msh(id, "2.5.1") + "\rPID|1||D-" + mark + i % DONORS + "^^^BANK^PI\rOBR|1||" + id
                + "^LIS|MBDSCR^Milk donor serology screen^L|||20260302101500+0800|||||||||||||||20260303142955+0800||MB|F\r"
                + results;
    }

    private void enrol(int donor) throws Exception {
        send(HttpRequest.newBuilder(URI.create(base + "/fhir/Patient"))
                .header("Authorization", bearer)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"resourceType\":\"Patient\",\"meta\":{\"profile\":[\""
                        + org.lactarium.profiles.Profiles.MILK_DONOR
                        + "\"]},\"active\":true,\"birthDate\":\"1992-06-11\",\"identifier\":[{\"system\":\""
                        + org.lactarium.profiles.Systems.DONOR_ID + "\",\"value\":\"D-" + mark + donor + "\"}]}")));
    }

    private int found(String query) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + "/fhir/" + query))
                        .header("Authorization", bearer)
                        .header("Cache-Control", "no-cache"))
                .path("total")
                .asInt();
    }

    private static void acknowledged(String answer) {
        if (!answer.contains("\rMSA|AA|")) {
            throw new IllegalStateException(answer);
        }
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return json.readTree(response.body());
    }
}
