package org.lactarium.server.access;

import java.util.Set;

/**
 * Who is calling.
 *
 * @param practitioner reference to the Practitioner this login stands for, {@code Practitioner/x}
 * @param name what the login is called
 * @param roles roles of the contract, such as {@code release-officer}
 */
public record Caller(String practitioner, String name, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean is(String role) {
        return roles.contains(role);
    }
}
