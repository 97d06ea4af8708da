package org.lactarium.server.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.lactarium.server.rule.RuleProfile;

/** Reads {@code /rules/<name>.yaml} from the class path and refuses a file that its schema does not allow. */
public final class RuleProfileFile {

    private static final String SCHEMA = "/rules/rule-profile.schema.json";

    private RuleProfileFile() {}

    /** @throws IllegalArgumentException when there is no such profile, or it breaks the schema; says where */
    public static RuleProfile load(String name) {
        try (var file = open("/rules/" + name + ".yaml");
                var schema = open(SCHEMA)) {
            var content = new YAMLMapper().readTree(file);
            check(name, content, schema);
            return RuleProfileReader.read(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("rule profile " + name + " cannot be read", unreadable);
        }
    }

    private static void check(String name, JsonNode content, InputStream schema) {
        var faults = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(content);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("rule profile " + name + ": " + faults);
        }
    }

    private static InputStream open(String path) {
        var file = RuleProfileFile.class.getResourceAsStream(path);
        if (file == null) {
            throw new IllegalArgumentException("no rule profile at " + path + " on the class path");
        }
        return file;
    }
}
