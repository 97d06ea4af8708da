package org.lactarium.server.operations;

import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** One ward in a week, with an infant that gets two bottles. */
final class WardDesk {

    private final Bank bank;
    private final Ward ward;
    private final String band;
    private final String infant;
    private final String order;
    List<BiologicallyDerivedProduct> bottles = List.of();

    WardDesk(Bank bank, String name) {
        this.bank = bank;
        ward = new Ward(bank, name);
        band = bank.number("H");
        infant = ward.admit(band);
        bank.people().parentsPermit(infant);
        order = ward.order(infant, 1400);
    }

    void dispenseEach() {
        bottles.forEach(bottle -> ward.dispense(order, HubDesk.id(bottle)));
    }

    void dispenseAll() {
        var in = new Parameters();
        bottles.forEach(bottle -> in.addParameter().setName("unit").setValue(Bank.unit(HubDesk.id(bottle))));
        in.addParameter().setName("destination").setValue(new Reference(ward.refrigerator));
        MilkLine.call("demo-technician", "NutritionOrder/" + order, "$dispense", in);
    }

    void acceptEach() {
        bottles.forEach(bottle -> accept(List.of(bottle)));
    }

    void acceptAll() {
        accept(bottles);
    }

    private void accept(List<BiologicallyDerivedProduct> parcel) {
        var in = new Parameters();
        parcel.forEach(bottle -> in.addParameter().setName("unit").setValue(new StringType(Bank.label(bottle))));
        in.addParameter().setName("location").setValue(new Reference(ward.refrigerator));
        MilkLine.onMilk("demo-ward", "$accept-delivery", in, Parameters.class);
    }

    /** As they are typed when the network is there, by scan and by feed. */
    void feedEach() {
        bottles.forEach(bottle -> {
            ward.nurse
                    .operation()
                    .onType(BiologicallyDerivedProduct.class)
                    .named("$check-feed")
                    .withParameters(new Parameters()
                            .addParameter("unit", Bank.label(bottle))
                            .addParameter("infant", band))
                    .execute();
            ward.nurse
                    .create()
                    .resource(bank.feed(HubDesk.id(bottle), infant, order, 20))
                    .execute();
        });
    }

    /** The network goes: a list is taken along, and what was fed by it comes in one call. */
    Parameters feedOffline() {
        var list = ward.nurse
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$offline-list")
                .withParameters(new Parameters().addParameter("location", ward.refrigerator))
                .useHttpGet()
                .execute();
        var in = new Parameters();
        in.addParameter().setName("device").setValue(new StringType("scanner-" + band));
        in.addParameter().setName("deviceTime").setValue(new DateTimeType(new Date()));
        in.addParameter().setName("list").setValue(list.getParameter("list").getValue());
        for (int one = 0; one < bottles.size(); one++) {
            var feed = in.addParameter().setName("feed");
            feed.addPart().setName("id").setValue(new StringType("feed-" + one));
            feed.addPart().setName("unit").setValue(new StringType(Bank.label(bottles.get(one))));
            feed.addPart().setName("infant").setValue(new StringType(band));
            feed.addPart().setName("at").setValue(new DateTimeType(new Date()));
            feed.addPart().setName("volume").setValue(Bank.millilitres(20));
        }
        return MilkLine.onMilk("demo-ward", "$sync-feeds", in, Parameters.class);
    }

    String infant() {
        return infant;
    }
}
