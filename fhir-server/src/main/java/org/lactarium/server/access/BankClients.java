package org.lactarium.server.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Where the built-in issuer's logins come from: the demo, and a file of the bank's own. */
final class BankClients {

    // cheap on purpose: the secret is public anyway
    private static final BCryptPasswordEncoder DEMO_ENCODER = new BCryptPasswordEncoder(4);

    private BankClients() {}

    /** One login for each role, one with every role, and a second release officer: two signatures are two people. */
    static List<BankClient> demo() {
        List<BankClient> clients = new ArrayList<>();
        clients.add(demo("demo", Set.copyOf(Role.codes())));
        for (String role : Role.codes()) {
            clients.add(demo("demo-" + role, Set.of(role)));
        }
        clients.add(demo("demo-release-officer-2", Set.of(Role.RELEASE_OFFICER.code())));
        return clients;
    }

    private static BankClient demo(String id, Set<String> roles) {
        return new BankClient(id, "{bcrypt}" + DEMO_ENCODER.encode("demo"), "Practitioner/" + id, roles);
    }

    /**
     * @throws IllegalArgumentException naming the entry, when one is incomplete or names a role that does not exist
     */
    static List<BankClient> read(Resource file) {
        try (InputStream content = file.getInputStream()) {
            Object parsed = new Yaml(new SafeConstructor(new LoaderOptions())).load(content);
            if (!(parsed instanceof List<?> entries)) {
                throw new IllegalArgumentException(file + " should be a YAML list of clients");
            }
            return entries.stream().map(entry -> client(file, entry)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("lactarium.access.clients-file cannot be read", e);
        }
    }

    private static BankClient client(Resource file, Object entry) {
        if (!(entry instanceof Map<?, ?> fields)
                || !(fields.get("id") instanceof String id)
                || !(fields.get("secret") instanceof String secret)
                || !(fields.get("practitioner") instanceof String practitioner)
                || !(fields.get("roles") instanceof List<?> roles)) {
            throw new IllegalArgumentException(
                    file + ": each client needs an id, an encoded secret, a practitioner and a list of roles");
        }
        if (!secret.startsWith("{bcrypt}")) {
            throw new IllegalArgumentException(file + ": the secret of " + id + " is not encoded; write {bcrypt}$2…");
        }
        Set<String> named = new TreeSet<>();
        roles.forEach(role -> named.add(role.toString()));
        if (!Role.codes().containsAll(named)) {
            throw new IllegalArgumentException(file + ": " + id + " has a role that is not one of " + Role.codes());
        }
        return new BankClient(id, secret, practitioner, named);
    }
}
