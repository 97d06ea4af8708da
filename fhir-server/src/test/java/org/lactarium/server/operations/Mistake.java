package org.lactarium.server.operations;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.batch.Curves;
import org.lactarium.server.operations.MilkLine.Stage;

/** What people write down wrongly about one line of milk, and how they take it back. */
enum Mistake {
    CULTURE(Stage.POOLED) {
        @Override
        Undo make(MilkLine line) {
            var post = !line.batch.isEmpty();
            return withdrawal(line, line.bank.culture(line.head(), post ? "post" : "pre", 200_000.0));
        }
    },
    DEFERRAL(Stage.RAW) {
        @Override
        Undo make(MilkLine line) {
            return withdrawal(line, deferral(line.donor, "skin-piercing"));
        }
    },
    INFECTION(Stage.RAW) {
        @Override
        Undo make(MilkLine line) {
            return withdrawal(line, infection(line.bank, line.donor));
        }
    },
    INTERVIEW(Stage.RAW) {
        @Override
        Undo make(MilkLine line) {
            var interview = line.bank.store(Interviews.disclosing(
                    line.donor, "skin-piercing", Instant.now().minus(60, ChronoUnit.DAYS), null));
            return new Undo(() -> line.bank
                    .client
                    .update()
                    .resource(interview
                            .copy()
                            .setStatus(QuestionnaireResponseStatus.ENTEREDINERROR)
                            .setId(interview.getIdElement().toUnqualifiedVersionless()))
                    .execute());
        }
    },
    MERGE(Stage.RAW) {
        @Override
        Undo make(MilkLine line) {
            var other = line.bank.people().donor();
            line.bank.store(infection(line.bank, other));
            merge(other, line.donor, false, "demo");
            merge(other, line.donor, false, "demo-traceability-officer");
            return new Undo(
                    () -> merge(other, line.donor, true, "demo"),
                    () -> merge(other, line.donor, true, "demo-traceability-officer"));
        }
    },
    EXPRESSION(Stage.RAW) {
        @Override
        Undo make(MilkLine line) {
            correct(line.deposit, "expressed", moment(line.bank.ago(400, ChronoUnit.DAYS)));
            return new Undo(() -> correct(line.deposit, "expressed", moment(line.bank.ago(10, ChronoUnit.DAYS))));
        }
    },
    CURVE(Stage.PASTEURISED) {
        @Override
        Undo make(MilkLine line) {
            var right = curve(line);
            replace(line, right, "20 45 60 " + Curves.of(5, "62.6") + "50 35 26 24 10 4");
            var wrong = curve(line);
            return new Undo(() -> replace(line, wrong, Bank.GOOD));
        }
    },
    FINDING(Stage.PASTEURISED) {
        @Override
        Undo make(MilkLine line) {
            var device = LactariumServer.shared()
                    .client("demo")
                    .read()
                    .resource(Observation.class)
                    .withUrl(curve(line))
                    .execute()
                    .getDevice()
                    .getReference();
            var found = Instant.now().minus(5, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);
            var in = new Parameters();
            in.addParameter().setName("drift").setValue(new Quantity(null, 1.5, Systems.UCUM, "K", "K"));
            in.addParameter().setName("found").setValue(moment(found));
            MilkLine.call("demo-quality", device, "$calibration-failed", in);
            return new Undo(() ->
                    MilkLine.call("demo-quality", device, "$withdraw", because().addParameter("found", moment(found))));
        }
    },
    RECALL(Stage.RAW) {
        @Override
        Undo make(MilkLine line) {
            var in = because();
            in.addParameter().setName("unit").setValue(Bank.unit(line.deposit));
            var answer = LactariumServer.shared()
                    .client("demo-traceability-officer")
                    .operation()
                    .onType(BiologicallyDerivedProduct.class)
                    .named("$recall")
                    .withParameters(in)
                    .execute();
            var recall = ((Reference) answer.getParameter("recall").getValue()).getReference();
            return new Undo(
                    () -> MilkLine.call("demo-traceability-officer", recall, "$withdraw-recall", because()),
                    () -> MilkLine.call("demo-quality", recall, "$withdraw-recall", because()));
        }
    },
    FEED(Stage.DISPENSED) {
        @Override
        Undo make(MilkLine line) {
            var rest = line.reached(Stage.FED) ? 20 : 40;
            var feed = line.bank.store(line.bank.feed(line.bottles.get(0), line.infant, line.order, rest));
            return new Undo(() -> inError(line, feed));
        }
    },
    VOLUME(Stage.RAW) {
        @Override
        Undo make(MilkLine line) {
            correct(line.deposit, "volume", Bank.millilitres(120));
            return new Undo(() -> correct(line.deposit, "volume", Bank.millilitres(100)));
        }
    };

    /** From here on it can be made. */
    final Stage from;

    Mistake(Stage from) {
        this.from = from;
    }

    abstract Undo make(MilkLine line);

    /**
     * @param first what one person says; of most mistakes that is enough
     * @param last what the second person says, where two are needed
     */
    record Undo(Runnable first, List<Runnable> last) {

        Undo(Runnable alone) {
            this(alone, List.of());
        }

        Undo(Runnable first, Runnable second) {
            this(first, List.of(second));
        }

        void run() {
            first.run();
            last.forEach(Runnable::run);
        }
    }

    static Parameters because() {
        return new Parameters().addParameter("reason", "another woman, another bottle");
    }

    static DateTimeType moment(Instant at) {
        return new DateTimeType(Date.from(at));
    }

    static Observation deferral(String donor, String reason) {
        var deferral = new Observation().setStatus(ObservationStatus.FINAL);
        deferral.getMeta().addProfile(Profiles.DONOR_ELIGIBILITY);
        deferral.setCode(Bank.concept(Systems.MILK_OBSERVATION, "donor-eligibility"));
        deferral.setSubject(new Reference(donor));
        deferral.setEffective(new Period().setStart(Date.from(Instant.now().minus(60, ChronoUnit.DAYS))));
        deferral.setValue(Bank.concept(Systems.ELIGIBILITY, "temporarily-deferred"));
        deferral.addComponent()
                .setCode(Bank.concept(Systems.MILK_OBSERVATION, "deferral-reason"))
                .setValue(Bank.concept(Systems.DEFERRAL_REASON, reason));
        return deferral;
    }

    static Observation infection(Bank bank, String donor) {
        var confirmed = bank.people().blood(donor, "56888-1", "11214006");
        confirmed.setEffective(new DateTimeType(new Date()));
        return confirmed.setMethod(Bank.concept(Systems.MILK_OBSERVATION, "confirmatory"));
    }

    static void correct(String unit, String what, org.hl7.fhir.r4.model.Type figure) {
        var in = because();
        in.addParameter().setName(what).setValue(figure);
        MilkLine.call("demo", "BiologicallyDerivedProduct/" + unit, "$correct", in);
    }

    static void merge(String duplicate, String into, boolean undo, String login) {
        var in = because();
        in.addParameter().setName("into").setValue(new Reference(into));
        in.addParameter().setName("undo").setValue(new BooleanType(undo));
        MilkLine.call(login, duplicate, "$merge", in);
    }

    private static Undo withdrawal(MilkLine line, Observation wrong) {
        var fact = "Observation/" + line.bank.store(wrong).getIdElement().getIdPart();
        return new Undo(() -> MilkLine.call("demo-quality", fact, "$withdraw", because()));
    }

    private static void inError(MilkLine line, Observation feed) {
        var stored = line.bank
                .client
                .read()
                .resource(Observation.class)
                .withId(feed.getIdElement().getIdPart())
                .execute();
        if (stored.getStatus() != ObservationStatus.ENTEREDINERROR) {
            line.bank
                    .client
                    .update()
                    .resource(stored.setStatus(ObservationStatus.ENTEREDINERROR))
                    .execute();
        }
    }

    private static String curve(MilkLine line) {
        var found = line.bank
                .client
                .search()
                .byUrl("Observation?focus=BiologicallyDerivedProduct/" + line.batch + "&status=final&code="
                        + Systems.MILK_OBSERVATION + "%7Ctemperature-curve")
                .returnBundle(Bundle.class)
                .execute();
        return "Observation/"
                + found.getEntryFirstRep().getResource().getIdElement().getIdPart();
    }

    private static void replace(MilkLine line, String curve, String data) {
        var in = because();
        in.addParameter().setName("curve").setResource(Bank.logged(data, line.bank.ago(60, ChronoUnit.MINUTES)));
        MilkLine.call("demo-quality", curve, "$withdraw", in);
    }
}
