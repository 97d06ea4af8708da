package org.lactarium.server.rawwrites;

import java.time.LocalDate;
import java.util.List;
import org.lactarium.server.rawwrites.RawBank.Woman;

/** Papers beside results and feeds: interviews, reports, orders to laboratories, notices, and whatever else the record keeps. */
final class FreshPapers {

    private static final List<String> REASONS =
            List.of("smoking", "alcohol", "mastitis", "vaccination", "transfusion", "medicine");

    private final RawBank bank;
    private final Chance chance;

    FreshPapers(RawBank bank, Chance chance) {
        this.bank = bank;
        this.chance = chance;
    }

    Part any() {
        return switch (chance.below(12)) {
            case 0, 1, 2 -> interview();
            case 3, 4 -> report();
            case 5, 6 -> request();
            case 7 -> enrolment();
            case 8 -> child();
            case 9 -> encounter();
            default -> other();
        };
    }

    private Woman woman() {
        return chance.of(bank.women);
    }

    private Part interview() {
        var woman = woman().reference();
        var reason = chance.of(REASONS);
        var then = chance.percent(25);
        var today = LocalDate.now(BloodAccount.ZONE);
        var says = Interviews.of(woman);
        // a medicine waits for a person, for however long
        if (chance.percent(75) && (then || !reason.equals("medicine"))) {
            Interviews.yes(
                    says,
                    reason,
                    today.minusDays(then ? 12 : 400),
                    InterviewAccount.isEvent(reason) ? null : today.minusDays(then ? 8 : 390));
        }
        // an interview that was only begun stops the milk of the days after it
        says.put("authored", Papers.days(chance.of(7, 7, 12)));
        says.put("status", chance.of("completed", "completed", "completed", "amended", "in-progress"));
        return Part.fresh(
                "an interview of " + woman + ", yes to: " + Interviews.reason(says) + (then ? "" : " long ago"), says);
    }

    private Part report() {
        var woman = woman();
        if (chance.percent(50)) {
            return Part.fresh("a report of " + woman.reference(), Papers.bloodReport(woman.reference()));
        }
        var stage = chance.of("PRE", "POST");
        var milk = stage.equals("PRE") ? woman.pool() : woman.batch();
        var report = Papers.cultureReport(milk, stage);
        var says = chance.percent(25) ? "Heavy growth. Do not use." : "No growth after 48 hours";
        return Part.fresh("a report of " + milk + " that says " + says, report.put("conclusion", says));
    }

    /** The laboratory is asked; what it is asked of moves no milk. */
    private Part request() {
        var woman = woman();
        var milk = chance.of(woman.pool(), woman.batch());
        var order = Papers.labOrder(milk, chance.of("MBMACRO", "MBCULPRE", "MBCULPOST"), bank.number("L"));
        order.put("status", chance.of("active", "draft", "completed", "revoked"));
        return Part.fresh("an order of a test of " + milk, order);
    }

    private Part enrolment() {
        var woman = woman().reference();
        var enrolment = Papers.enrolment(woman);
        enrolment.put("status", chance.of("planned", "waitlist", "active", "cancelled"));
        return Part.fresh("an enrolment of " + woman, enrolment);
    }

    private Part child() {
        var woman = woman().reference();
        return Part.fresh(
                "a child of " + woman,
                Json.of(
                        "{'resourceType': 'RelatedPerson', 'meta': {'profile': ['%sdonor-child']}, 'patient': {'reference':"
                                + " '%s'}, 'relationship': [{'coding': [{'system':"
                                + " 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', 'code': 'NCHILD'}]}],"
                                + " 'birthDate': '%s'}",
                        Papers.PROFILE, woman, LocalDate.now(BloodAccount.ZONE).minusDays(chance.of(5, 90, 300, 500))));
    }

    private Part encounter() {
        var infant = chance.of(bank.infants);
        return Part.fresh(
                "a stay of " + infant.reference(),
                Json.of(
                        "{'resourceType': 'Encounter', 'status': '%s', 'class': {'system':"
                                + " 'http://terminology.hl7.org/CodeSystem/v3-ActCode', 'code': 'IMP'}, 'subject':"
                                + " {'reference': '%s'}}",
                        chance.of("in-progress", "finished", "planned"), infant.reference()));
    }

    private Part other() {
        var infant = chance.of(bank.infants);
        var paper = Json.of(chance.of(
                "{'resourceType': 'Task', 'status': 'requested', 'intent': 'order', 'description': 'Clean freezer 2'}",
                "{'resourceType': 'Provenance', 'target': [{'reference': '" + infant.order() + "'}], 'recorded': '"
                        + Papers.days(1) + "', 'agent': [{'who': {'display': 'Somebody'}}]}",
                "{'resourceType': 'Flag', 'status': 'active', 'code': {'text': 'speaks Cantonese'}, 'subject': {'reference': '"
                        + infant.reference() + "'}}",
                "{'resourceType': 'AdverseEvent', 'actuality': 'potential', 'subject': {'reference': '"
                        + infant.reference() + "'}}",
                "{'resourceType': 'List', 'status': 'current', 'mode': 'working', 'title': 'What to buy'}",
                "{'resourceType': 'Communication', 'status': 'completed', 'payload': [{'contentString': 'Thank you'}]}",
                "{'resourceType': 'Device', 'status': 'active'}",
                "{'resourceType': 'Organization', 'name': 'Hospital of the North'}",
                "{'resourceType': 'PractitionerRole', 'active': true}",
                "{'resourceType': 'OrganizationAffiliation', 'active': true}",
                "{'resourceType': 'Person', 'name': [{'text': 'Somebody'}]}",
                "{'resourceType': 'Basic', 'code': {'text': 'a note'}}",
                "{'resourceType': 'Substance', 'code': {'text': 'fortifier'}}",
                "{'resourceType': 'Group', 'type': 'device', 'actual': true}",
                "{'resourceType': 'DetectedIssue', 'status': 'preliminary'}",
                "{'resourceType': 'DocumentReference', 'status': 'current', 'content': [{'attachment': {'contentType':"
                        + " 'text/plain', 'data': 'aGVsbG8='}}]}"));
        return Part.fresh("a " + paper.path("resourceType").asText(), paper);
    }
}
