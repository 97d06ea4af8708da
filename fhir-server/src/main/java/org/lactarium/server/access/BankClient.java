package org.lactarium.server.access;

import java.util.Set;

/**
 * A login of the built-in issuer.
 *
 * @param id client id
 * @param secret encoded secret, such as {@code {bcrypt}$2a$…}
 * @param practitioner the Practitioner it stands for, {@code Practitioner/x}
 * @param roles roles of the contract
 */
record BankClient(String id, String secret, String practitioner, Set<String> roles) {}
