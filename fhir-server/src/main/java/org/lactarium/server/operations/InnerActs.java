package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.access.Act;
import org.lactarium.server.access.Permissions;
import org.springframework.stereotype.Component;

/**
 * Acts that an operation asks about itself, because who may depends on what it finds. The server does not start when the table does
 * not know one of them, or leaves out an operation or a profile.
 */
@Component
final class InnerActs {

    static final String SIGN_FIRST = "sign-first";
    static final String SIGN_SECOND = "sign-second";
    static final String DISCARD_AT_THE_BANK = "discard-at-the-bank";
    static final String DISCARD_ON_THE_WARD = "discard-on-the-ward";
    static final String CORRECT_AT_THE_BANK = "correct-at-the-bank";
    static final String CORRECT_ON_THE_WARD = "correct-on-the-ward";
    static final String OVERRIDE_PRIORITY = "override-priority";
    static final String TRACE = "trace";

    static final Set<String> ALL = Set.of(
            SIGN_FIRST,
            SIGN_SECOND,
            DISCARD_AT_THE_BANK,
            DISCARD_ON_THE_WARD,
            CORRECT_AT_THE_BANK,
            CORRECT_ON_THE_WARD,
            OVERRIDE_PRIORITY,
            TRACE);

    InnerActs(Permissions permissions, List<BankOperation> operations) {
        Permissions.complete(
                "acts", ALL, permissions.acts().stream().map(Act::code).collect(Collectors.toSet()));
        Permissions.complete(
                "operations",
                operations.stream()
                        .flatMap(one -> Arrays.stream(one.getClass().getMethods()))
                        .map(method -> method.getAnnotation(Operation.class))
                        .filter(Objects::nonNull)
                        .filter(one -> permissions
                                .ofOperation(one.typeName(), one.name())
                                .isEmpty())
                        .map(Operation::name)
                        .toList(),
                Set.of());
        Permissions.complete(
                "profiles",
                profiles(),
                permissions.kinds().stream()
                        .map(kind -> kind.substring(kind.indexOf('/') + 1))
                        .collect(Collectors.toSet()));
    }

    private static List<String> profiles() {
        return Arrays.stream(Profiles.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(InnerActs::profile)
                .toList();
    }

    private static String profile(java.lang.reflect.Field field) {
        try {
            var canonical = (String) field.get(null);
            return canonical.substring(canonical.lastIndexOf('/') + 1);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
