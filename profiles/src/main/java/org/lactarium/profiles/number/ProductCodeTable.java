package org.lactarium.profiles.number;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What ISBT 128 product descriptions mean. The table belongs to ICCBBA and needs a licence, so none is shipped: a bank
 * that holds one puts an implementation on the class path and names it in
 * {@code META-INF/services/org.lactarium.profiles.number.ProductCodeTable}.
 */
public interface ProductCodeTable {

    /** The name of the product in the table's own words; empty when the table does not have it. */
    Optional<String> name(ProductCode code);

    /** The tables a bank has brought, asked one after the other; knows nothing when there is none. */
    static ProductCodeTable installed() {
        List<ProductCodeTable> tables = ServiceLoader.load(ProductCodeTable.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return code ->
                tables.stream().flatMap(table -> table.name(code).stream()).findFirst();
    }
}
