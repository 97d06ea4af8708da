package org.lactarium.server.demo;

/** The demo was asked for where others could reach it. */
final class UnsafeDemoException extends RuntimeException {

    UnsafeDemoException() {
        super("lactarium.demo=true, but the demo's well-known logins are only safe on a loopback server.address with"
                + " the embedded database (no spring.datasource.url)");
    }
}
