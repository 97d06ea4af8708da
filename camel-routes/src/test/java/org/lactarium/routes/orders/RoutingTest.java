package org.lactarium.routes.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.Milk;
import org.lactarium.routes.quarantine.Reason;

class RoutingTest {

    private final Routing routing = new Routing(OrderWriterTest.laboratories());

    @Test
    void sendsAnOrderToTheLaboratoryItsPerformerNamesAndEveryOtherToTheOneThatTakesAny() {
        assertThat(routing.of(order("MBCULPOST", "Old Laboratory"))).isEqualTo(new Routing.Way.To("old-lab"));
        assertThat(routing.of(order("MBCULPOST", null))).isEqualTo(new Routing.Way.To("lab"));
    }

    @Test
    void holdsATestThatNobodyDoesAndTellsNobodyOfOneDoneWithinTheBank() {
        assertThat(routing.of(order("GENOME", null)))
                .isInstanceOfSatisfying(Routing.Way.Unclear.class, unclear -> assertThat(unclear.reason())
                        .isEqualTo(Reason.NO_LABORATORY));
        assertThat(routing.of(order("HOUSE", null))).isEqualTo(new Routing.Way.ToNobody());
    }

    @Test
    void asksWhichOneWhenTwoWouldTakeIt() {
        OrderProfile any = OrderWriterTest.laboratories().get("lab");
        assertThat(new Routing(Map.of("east", any, "west", any)).of(order("MBCULPOST", null)))
                .isEqualTo(new Routing.Way.Unclear(Reason.SEVERAL_LABORATORIES, "east and west take it"));
    }

    private static ServiceRequest order(String test, String performer) {
        ServiceRequest order = Milk.culture("o1", "MB-SR-008", "BiologicallyDerivedProduct/b1", "Specimen/s1");
        order.getCode().getCodingFirstRep().setCode(test);
        if (performer != null) {
            order.addPerformer().setDisplay(performer);
        }
        return order;
    }
}
