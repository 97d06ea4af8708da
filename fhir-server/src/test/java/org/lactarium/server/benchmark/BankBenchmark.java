package org.lactarium.server.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * How the operations of a bank grow with it. Plays ten stories over HTTP, copies them in the tables until the bank has so many
 * bottles of ten years, and measures; then the next size on the same store. Arguments: numbers of bottles, growing
 * (10000 100000 1000000).
 */
final class BankBenchmark {

    private static final double BUDGET_SECONDS =
            Double.parseDouble(System.getProperty("lactarium.benchmark.budget", "10"));

    private final Path directory;
    private final Path report;
    private final Store store;

    private BankBenchmark(Path directory, Store store) {
        this.directory = directory;
        this.report = directory.resolve("report.md");
        this.store = store;
    }

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var sizes = arguments.length > 0
                ? Stream.of(arguments).map(Integer::valueOf).toList()
                : List.of(10_000, 100_000, 1_000_000);
        var directory = Files.createDirectories(Path.of(System.getProperty("lactarium.benchmark.directory")));
        try (var store = Store.start(directory)) {
            new BankBenchmark(directory, store).run(sizes);
        } catch (Exception fault) {
            fault.printStackTrace();
            System.exit(1);
        }
        // HTTP clients and PostgreSQL's watchers are nobody's to end
        System.exit(0);
    }

    private void run(List<Integer> sizes) throws Exception {
        var machine = new Meter(report, "", BUDGET_SECONDS);
        machine.say("%s, %d processors, %d GB, Java %s, PostgreSQL %s, load %s"
                .formatted(
                        Instant.now(),
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        Runtime.version(),
                        store.text("show server_version"),
                        load()));
        if (store.hasStories()) {
            store.backToStories();
        } else {
            try (var server = Server.start(store, directory)) {
                Bank.play(new Caller(server.base()), store);
            }
            store.keepStories();
        }
        var bank = Bank.of(store);
        var multiplier = new Multiplier(store, bank.stories());
        for (int size : sizes) {
            grow(bank, multiplier, size);
            measure(bank, size);
        }
        machine.say("load at the end " + load());
    }

    private void grow(Bank bank, Multiplier multiplier, int size) throws Exception {
        long began = System.nanoTime();
        var copies = bank.grow(size, store.number("select max(res_id) + 1000 from hfj_resource"));
        long rows = multiplier.write(copies);
        new SeedCheck(new Caller(""), store, bank).tables();
        new Meter(report, "", BUDGET_SECONDS)
                .say("%n%,d bottles: %,d batches more, %,d rows in %.0f s; %s; %s resources, %s bottles"
                        .formatted(
                                size,
                                copies.size(),
                                rows,
                                (System.nanoTime() - began) / 1e9,
                                store.text("select pg_size_pretty(pg_database_size('lactarium'))"),
                                store.text("select count(*) from hfj_resource"),
                                store.text("select count(distinct res_id) from hfj_spidx_token"
                                        + " where sp_name = 'unit-type' and sp_value = 'bottle'")));
    }

    private void measure(Bank bank, int size) throws Exception {
        var meter = new Meter(report, String.format(Locale.ROOT, "%,d", size), BUDGET_SECONDS);
        try (var server = Server.start(store, directory)) {
            var caller = new Caller(server.base());
            var check = new SeedCheck(caller, store, bank);
            check.overHttp();
            var open = check.balance();
            Measures.warmUp(caller, bank, directory.resolve("warm-up.md"), BUDGET_SECONDS);
            meter.say("\n" + Meter.HEAD);
            meter.say(
                    meter.row("start until ready", 1, "", Meter.figure(server.secondsToReady() * 1000), "", "", open));
            new Measures(caller, meter, bank).all();
        }
    }

    private static String load() throws Exception {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }

    private static long memory() throws Exception {
        return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemTotal"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 20)
                .findFirst()
                .orElse(0);
    }
}
