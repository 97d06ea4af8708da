package org.lactarium.server.operations.guard;

/**
 * What a number in a reference leads to.
 *
 * @param type of the resource
 * @param reference {@code Type/id}, or the {@code fullUrl} of an entry of the same transaction
 */
record Bearer(String type, String reference) {

    static Bearer of(String reference) {
        return new Bearer(reference.substring(0, reference.indexOf('/')), reference);
    }

    boolean is(String asked) {
        return asked.isEmpty() || asked.equals(type);
    }

    boolean isMilk() {
        return type.equals("BiologicallyDerivedProduct");
    }
}
