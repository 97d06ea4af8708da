package org.lactarium.server.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whether this is a demo. Demo logins have a well-known secret, so they work only where nobody else can reach them:
 * on loopback, with the embedded database.
 */
@Component
public class Demo {

    private final boolean on;

    Demo(Environment environment) {
        boolean safe = environment.getProperty("spring.datasource.url") == null
                && isLoopback(environment.getProperty("server.address"));
        Boolean wanted = environment.getProperty("lactarium.demo", Boolean.class);
        if (Boolean.TRUE.equals(wanted) && !safe) {
            throw new UnsafeDemoException();
        }
        this.on = wanted == null ? safe : wanted;
    }

    public boolean isOn() {
        return on;
    }

    private static boolean isLoopback(@org.jspecify.annotations.Nullable String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
