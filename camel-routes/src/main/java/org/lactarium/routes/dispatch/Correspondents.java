package org.lactarium.routes.dispatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lactarium.routes.orders.OrderProfile;
import org.lactarium.routes.orders.Routing;
import org.springframework.core.io.ResourceLoader;

/** The laboratories by name. Their data files are read at the start: a mistake in one stops the start. */
final class Correspondents {

    private final Map<String, Correspondent> byName = new TreeMap<>();
    private final Routing routing;

    Correspondents(Laboratories laboratories, ResourceLoader files) {
        laboratories.orders().forEach((name, settings) -> {
            try {
                OrderProfile profile = OrderProfile.read(
                                files.getResource(settings.profile()).getInputStream())
                        .spoken(settings.form(), settings.version());
                byName.put(name, new Correspondent(name, settings, profile));
            } catch (IOException e) {
                throw new UncheckedIOException("lactarium.orders." + name + ".profile cannot be read", e);
            }
        });
        routing = new Routing(
                byName.values().stream().collect(Collectors.toMap(Correspondent::name, Correspondent::profile)));
    }

    Routing routing() {
        return routing;
    }

    Map<String, Correspondent> all() {
        return byName;
    }

    Optional<Correspondent> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
