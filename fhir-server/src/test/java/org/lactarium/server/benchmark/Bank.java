package org.lactarium.server.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Ten years of a bank: which stories it holds how often, and what of it was already used up by measuring. */
final class Bank {

    private static final int TEN_YEARS = 3650;
    private static final int STOCK_DAYS = 20;
    private static final int FED_AT_LEAST = 30;
    private static final int PROLIFIC_BATCHES = 50;
    private static final int LEAST_STOCK = 100;

    private static final Template PROLIFIC = new Template("hv", Fate.FED, 1, PROLIFIC_BATCHES, false);
    private static final Template FED = new Template("fs", Fate.FED, 1, 4, true);
    private static final Template FED_POOLED = new Template("fp", Fate.FED, 3, 4, true);
    private static final Template FAILED = new Template("xs", Fate.FAILED, 1, 1, true);
    private static final Template RECALLED = new Template("rc", Fate.RECALLED, 3, 1, true);
    private static final Template PENDING = new Template("ps", Fate.PENDING, 1, 1, true);
    private static final Template PENDING_POOLED = new Template("pp", Fate.PENDING, 3, 1, true);
    private static final Template RELEASED = new Template("rs", Fate.RELEASED, 1, 1, true);
    private static final Template RELEASED_POOLED = new Template("rp", Fate.RELEASED, 3, 1, true);
    private static final Template HELD = new Template("hd", Fate.HELD, 1, 1, true);
    private static final List<Template> TEMPLATES = List.of(
            PROLIFIC, FED, FED_POOLED, FAILED, RECALLED, PENDING, PENDING_POOLED, RELEASED, RELEASED_POOLED, HELD);

    private static final String HIGHEST = "select max(res_id) from hfj_resource";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Played> stories = new ArrayList<>();
    private final Copy.Numbers numbers = new Copy.Numbers();
    private final List<Copy> fed = new ArrayList<>();
    private final Map<Fate, Deque<Copy>> unused = new EnumMap<>(Fate.class);
    private String device = "";
    private String prolific = "";

    /** Plays every story once over HTTP, and keeps in the database who was in it. */
    static void play(Caller caller, Store store) throws SQLException, IOException {
        store.run(
                "create schema benchmark",
                "create table benchmark.story (name text, device text, said text," + " after bigint, upto bigint)");
        var story = new Story(new Desk(caller));
        story.furnish();
        for (var template : TEMPLATES) {
            long before = store.number(HIGHEST);
            var cast = JSON.writeValueAsString(story.play(template));
            store.run("insert into benchmark.story values ('" + template.name() + "', '" + story.device() + "', '"
                    + cast + "', " + before + ", " + store.number(HIGHEST) + ")");
        }
    }

    /** The stories that were played in this database. */
    static Bank of(Store store) throws SQLException, IOException {
        var bank = new Bank();
        for (var template : TEMPLATES) {
            var own = " from benchmark.story where name = '" + template.name() + "'";
            bank.device = store.text("select device" + own);
            List<Played.Resource> made = new ArrayList<>();
            for (var line : store.texts("select res_id || ' ' || res_type || ' ' || fhir_id from hfj_resource"
                    + " where res_id > (select after" + own + ") and res_id <= (select upto" + own + ")"
                    + " and res_type <> 'Practitioner' order by res_id")) {
                var parts = line.split(" ");
                made.add(new Played.Resource(Long.parseLong(parts[0]), parts[1], parts[2]));
            }
            var cast = JSON.readValue(store.text("select said" + own), Played.Cast.class);
            bank.stories.add(new Played(template, cast, made));
        }
        return bank;
    }

    List<Played> stories() {
        return stories;
    }

    /** The copies that make the bank so large. */
    List<Copy> grow(int bottles, long freePid) {
        numbers.pidsFrom(freePid);
        int batches = bottles / Story.BOTTLES;
        int stock = LEAST_STOCK + batches / 50;
        int failed = batches * 3 / 100;
        int recalled = batches * 3 / 1000;
        int rest = batches - PROLIFIC_BATCHES - stock - failed - recalled;
        int pooled = rest * 2 / 5;
        List<Copy> copies = new ArrayList<>();
        add(copies, PROLIFIC, PROLIFIC_BATCHES, TEN_YEARS / 2, TEN_YEARS / 2 - 2 * PROLIFIC_BATCHES);
        add(copies, FED, rest - pooled, TEN_YEARS, FED_AT_LEAST);
        add(copies, FED_POOLED, pooled, TEN_YEARS, FED_AT_LEAST);
        add(copies, FAILED, failed, TEN_YEARS, 1);
        add(copies, RECALLED, recalled, TEN_YEARS, 1);
        add(copies, PENDING, stock / 4, STOCK_DAYS, 1);
        add(copies, PENDING_POOLED, stock / 4, STOCK_DAYS, 1);
        add(copies, RELEASED, stock / 5, STOCK_DAYS, 1);
        add(copies, RELEASED_POOLED, stock / 5, STOCK_DAYS, 1);
        add(copies, HELD, stock / 10, STOCK_DAYS, 1);
        return copies;
    }

    private void add(Collection<Copy> copies, Template template, int wanted, int oldest, int newest) {
        var played = stories.get(TEMPLATES.indexOf(template));
        var made = Copy.of(played, numbers.missing(template, wanted), numbers, oldest, newest);
        copies.addAll(made);
        if (template == PROLIFIC && !made.isEmpty()) {
            prolific = made.get(0).reference(played.cast().donors().get(0));
        } else if (template.fate() == Fate.FED) {
            fed.addAll(made);
        } else {
            unused.computeIfAbsent(template.fate(), none -> new ArrayDeque<>()).addAll(made);
        }
    }

    /** Batches that were fed, of usual donors. */
    List<Copy> fed() {
        return fed;
    }

    /** Batches that nobody has touched yet; each is handed out once. */
    List<Copy> take(Fate fate, int count) {
        var there = unused.getOrDefault(fate, new ArrayDeque<>());
        List<Copy> taken = new ArrayList<>();
        while (taken.size() < count && !there.isEmpty()) {
            // one donor and several in turn
            taken.add(taken.size() % 2 == 0 ? there.removeFirst() : there.removeLast());
        }
        return taken;
    }

    /** The donor of a thousand bottles, {@code Patient/x}. */
    String prolific() {
        return prolific;
    }

    String device() {
        return device;
    }
}
