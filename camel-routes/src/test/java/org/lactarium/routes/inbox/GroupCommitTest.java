package org.lactarium.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Arrivals here are texts; the letter before the colon is their identity. */
class GroupCommitTest {

    private final List<List<String>> committed = Collections.synchronizedList(new ArrayList<>());

    @Test
    void goesAtOnceAndAloneWhenNobodyElseWaits() {
        assertThat(commits(this::commit).keep("a:1")).isEqualTo("kept a:1");
        assertThat(committed).containsExactly(List.of("a:1"));
    }

    @Test
    void takesEverybodyAlongWhoCameDuringTheCommitBeforeButNoTwoOfOneIdentity() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        GroupCommit<String, String> commits = commits(arrivals -> {
            if (arrivals.equals(List.of("first:0"))) {
                unchecked(disk);
            }
            return commit(arrivals);
        });
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> commits.keep("first:0"), own());
        await().until(() -> commits.waiting() == 0 && !first.isDone());
        List<CompletableFuture<String>> others = new ArrayList<>();
        for (String arrival : List.of("a:1", "b:1", "a:2", "c:1")) {
            int before = others.size();
            others.add(CompletableFuture.supplyAsync(() -> commits.keep(arrival), own()));
            await().until(() -> commits.waiting() == before + 1);
        }
        assertThat(others).noneMatch(CompletableFuture::isDone);

        disk.countDown();

        for (CompletableFuture<String> other : others) {
            assertThat(other.get()).startsWith("kept ");
        }
        assertThat(committed).containsExactly(List.of("first:0"), List.of("a:1", "b:1", "c:1"), List.of("a:2"));
    }

    @Test
    void failsNobodyForTheFaultOfAnother() {
        GroupCommit<String, String> commits = commits(arrivals -> {
            if (arrivals.contains("bad:0")) {
                throw new IllegalArgumentException("bad");
            }
            return commit(arrivals);
        });
        Set<String> failed = ConcurrentHashMap.newKeySet();
        all(List.of("a:1", "bad:0", "b:1", "c:1", "d:1"), arrival -> {
            try {
                commits.keep(arrival);
            } catch (IllegalArgumentException e) {
                failed.add(arrival);
            }
        });
        assertThat(failed).containsExactly("bad:0");
    }

    @Test
    void tellsEveryoneAtOnceWhenTheDatabaseIsAway() {
        GroupCommit<String, String> commits = commits(arrivals -> {
            committed.add(arrivals);
            throw new IllegalStateException("away");
        });
        assertThatThrownBy(() -> commits.keep("a:1")).hasMessage("away");
        assertThat(committed).hasSize(1);
    }

    private List<String> commit(List<String> arrivals) {
        committed.add(arrivals);
        return arrivals.stream().map(arrival -> "kept " + arrival).toList();
    }

    private static GroupCommit<String, String> commits(Function<List<String>, List<String>> commit) {
        return new GroupCommit<>(
                commit, arrival -> arrival.split(":")[0], e -> e instanceof IllegalArgumentException, 1, 16);
    }

    static void all(List<String> names, java.util.function.Consumer<String> each) {
        List<CompletableFuture<Void>> running = names.stream()
                .map(name -> CompletableFuture.runAsync(() -> each.accept(name), own()))
                .toList();
        running.forEach(CompletableFuture::join);
    }

    private static java.util.concurrent.Executor own() {
        return work -> Executors.defaultThreadFactory().newThread(work).start();
    }

    private static void unchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
