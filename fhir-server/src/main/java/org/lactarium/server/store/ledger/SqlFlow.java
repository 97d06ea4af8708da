package org.lactarium.server.store.ledger;

import java.util.Collection;
import java.util.List;
import org.lactarium.server.recall.MilkFlow;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ways of milk by the rows of the ledger: one statement for a whole level, and no resource is loaded. */
final class SqlFlow implements MilkFlow {

    /** The same person under another number. */
    private static final String OTHERS = "select other from lactarium.person_link where person = any (?)"
            + " union all select person from lactarium.person_link where other = any (?)";

    private static final String ONWARD = OTHERS
            + " union all select 'BiologicallyDerivedProduct/' || id from lactarium.milk_unit"
            + " where donor = any (?) and donor <> ''"
            + " union all select 'BiologicallyDerivedProduct/' || unit from lactarium.milk_parent where parent = any (?)"
            + " union all select 'SupplyDelivery/' || id from lactarium.milk_dispense where unit = any (?)"
            + " union all select 'Observation/' || id from lactarium.milk_feed where unit = any (?)"
            + " union all select infant from lactarium.milk_dispense where id = any (?)"
            + " union all select infant from lactarium.milk_feed where id = any (?)";

    private static final String BACK = OTHERS
            + " union all select 'SupplyDelivery/' || id from lactarium.milk_dispense where infant = any (?)"
            + " union all select 'Observation/' || id from lactarium.milk_feed where infant = any (?)"
            + " union all select 'BiologicallyDerivedProduct/' || parent from lactarium.milk_parent where unit = any (?)"
            + " union all select donor from lactarium.milk_unit where id = any (?)"
            + " union all select 'BiologicallyDerivedProduct/' || unit from lactarium.milk_dispense where id = any (?)"
            + " union all select 'BiologicallyDerivedProduct/' || unit from lactarium.milk_feed where id = any (?)";

    private final JdbcTemplate sql;

    SqlFlow(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Override
    public List<String> onward(Collection<String> nodes) {
        var people = people(nodes);
        var milk = bare("BiologicallyDerivedProduct/", nodes);
        return asked(
                ONWARD,
                people,
                people,
                people,
                milk,
                milk,
                milk,
                bare("SupplyDelivery/", nodes),
                bare("Observation/", nodes));
    }

    @Override
    public List<String> back(Collection<String> nodes) {
        var people = people(nodes);
        var milk = bare("BiologicallyDerivedProduct/", nodes);
        return asked(
                BACK,
                people,
                people,
                people,
                people,
                milk,
                milk,
                bare("SupplyDelivery/", nodes),
                bare("Observation/", nodes));
    }

    private List<String> asked(String statement, String[]... nodes) {
        return sql.queryForList(statement, String.class, (Object[]) nodes).stream()
                .filter(node -> !node.isEmpty())
                .toList();
    }

    private static String[] people(Collection<String> nodes) {
        return nodes.stream().filter(node -> node.startsWith("Patient/")).toArray(String[]::new);
    }

    private static String[] bare(String type, Collection<String> nodes) {
        return nodes.stream()
                .filter(node -> node.startsWith(type))
                .map(node -> node.substring(type.length()))
                .toArray(String[]::new);
    }
}
