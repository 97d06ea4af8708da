package org.lactarium.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;

/** docs/contract.md shows the table of who may do what as it is, and a table that cannot be meant is not read. */
class PermissionsOnThePageTest {

    private static final String HEAD = "| act | who may | where |";

    private final Permissions permissions = new Permissions();

    @Test
    void thePageShowsTheTableAsItIs() throws IOException {
        var page = Files.readAllLines(Path.of("..", "docs", "contract.md"));
        var shown = page.subList(page.indexOf(HEAD) + 2, page.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        var table =
                permissions.acts().stream().map(PermissionsOnThePageTest::row).toList();
        assertThat(String.join("\n", shown)).isEqualTo(String.join("\n", table));
    }

    @Test
    void everyRoleMayDoSomethingAndNobodyEverything() {
        for (var role : Role.codes()) {
            assertThat(permissions.acts()).anyMatch(act -> act.roles().contains(role));
            assertThat(permissions.acts()).anyMatch(act -> !act.roles().contains(role));
        }
    }

    @Test
    void everyActIsSaidInBothLanguages() {
        assertThat(permissions.act("laboratory-result").onlyWho(Locale.ENGLISH))
                .isEqualTo("Only a microbiologist or a laboratory system may write a result of a laboratory.");
        assertThat(permissions.act("laboratory-result").onlyWho(Locale.forLanguageTag("zh-HK")))
                .isEqualTo("只有微生物學家或化驗室系統可以記錄化驗結果。");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{acts: {feed: {roles: [nurse]}}} | [nurse]",
                "{acts: {feed: {roles: []}}} | nobody may feed",
                "{acts: {feed: {roles: [ward], write: [Patient]}}} | [write]",
                "{acts: {feed: {roles: [ward], writes: [Flag, Flag]}}} | Flag twice",
                "{acts: {feed: {roles: [ward], writes: [Flag]}}, kept-by-the-server: [Flag]} | Flag twice",
                "{acts: {}, more: []} | [more]"
            })
    void aTableThatCannotBeMeantStopsTheStart(String table, String named) {
        assertThatThrownBy(() -> PermissionsFile.read(new ByteArrayResource(table.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void whatNobodySaidAnythingOfStopsTheStart() {
        assertThatThrownBy(() -> Permissions.complete("types", List.of("Flag", "Claim"), Set.of("Flag")))
                .hasMessageContaining("types [Claim]");
        assertThatThrownBy(() -> permissions.act("fly")).hasMessageContaining("no act fly");
    }

    private static String row(Act act) {
        var where = Stream.of(act.operations(), act.writes(), act.intake())
                .flatMap(List::stream)
                .map(place -> "`" + place + "`")
                .collect(Collectors.joining(" "));
        return "| `" + act.code() + "` | "
                + act.roles().stream().map(role -> "`" + role + "`").collect(Collectors.joining(" ")) + " | "
                + (where.isEmpty() ? "asked by an operation" : where) + " |";
    }
}
