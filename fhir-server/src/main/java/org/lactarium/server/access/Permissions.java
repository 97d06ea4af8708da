package org.lactarium.server.access;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Who may do what: the one table that operations, writes over FHIR and {@code /intake} ask. What a kind of write or an operation
 * is called there is said in the file; see {@code access/permissions.yaml}.
 */
@Component
public final class Permissions {

    private final List<Act> acts;
    private final Set<String> keptByTheServer;
    private final Set<String> kinds;

    /** @throws IllegalArgumentException when the table names an act, a role or a place that cannot be, or one twice */
    public Permissions() {
        this(PermissionsFile.read(new ClassPathResource("access/permissions.yaml")));
    }

    Permissions(PermissionsFile file) {
        this.acts = file.acts();
        this.keptByTheServer = file.keptByTheServer();
        var written = new TreeSet<>(keptByTheServer);
        acts.forEach(act -> written.addAll(act.writes()));
        this.kinds = Set.copyOf(written);
        // a refusal that cannot be said would be a fault of the server
        acts.forEach(act -> List.of(Locale.ENGLISH, Locale.CHINESE).forEach(act::onlyWho));
    }

    public List<Act> acts() {
        return acts;
    }

    public Act act(String code) {
        return acts.stream()
                .filter(act -> act.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("access/permissions.yaml has no act " + code));
    }

    /** Any of which lets a caller in; an act of this very type comes before one of any type. @param name {@code $name} */
    public List<Act> ofOperation(String type, String name) {
        var own = doneBy(type + "/" + name);
        return own.isEmpty() ? doneBy(name) : own;
    }

    private List<Act> doneBy(String operation) {
        return acts.stream().filter(act -> act.operations().contains(operation)).toList();
    }

    /** Empty for a kind that nobody may write: the table does not know it, or the server keeps it for itself. */
    public Optional<Act> toWrite(String kind) {
        return acts.stream().filter(act -> act.writes().contains(kind)).findFirst();
    }

    /** Whether it is refused to everybody by what the server owns. */
    public boolean keptByTheServer(String kind) {
        return keptByTheServer.contains(kind);
    }

    /** @throws IllegalStateException naming the kinds, operations or acts that are missing in the table */
    public static void complete(String what, Collection<String> there, Collection<String> known) {
        var missing = there.stream().filter(one -> !known.contains(one)).collect(Collectors.toCollection(TreeSet::new));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("access/permissions.yaml does not say who may: " + what + " " + missing);
        }
    }

    /** {@code Type/profile} and {@code Type}. */
    public Set<String> kinds() {
        return kinds;
    }

    /** {@code $name} and {@code Type/$name}. */
    public Set<String> operations() {
        return acts.stream().flatMap(act -> act.operations().stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
