package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.routes.LaboratoryServer.Mood;
import org.lactarium.routes.hl7.V2Message;
import org.springframework.http.HttpStatus;

/** From an order in the record to a laboratory on a socket, and back onto the order. */
class OrdersOutTest extends RunningRoutes {

    private final String batch = UUID.randomUUID().toString();

    @BeforeEach
    void milkIsOnRecord() {
        RECORD.put(Milk.batch(batch, "B-26-0117"));
        RECORD.put(Milk.specimen("s-" + batch, "MB-SP-0117", milk(), "batch B-26-0117"));
    }

    @Test
    void tellsTheLaboratoryOfAnActiveOrderOnceAndWritesItsNumberOnTheOrder() {
        ServiceRequest order = order("MB-1");
        RECORD.put(order);
        JsonNode told = settled("MB-1");
        assertThat(told.path("state").asText()).isEqualTo("accepted");
        V2Message message = LABORATORY.messages().get(0);
        assertThat(message.type()).isEqualTo("OML^O33");
        assertThat(message.header().field(10).value())
                .isEqualTo(told.path("controlId").asText());
        ServiceRequest answered = RECORD.get(ServiceRequest.class, order.getIdPart());
        assertThat(outcome(answered)).isEqualTo("accepted");
        assertThat(answered.getIdentifier().get(1).getValue())
                .isEqualTo(told.path("fillerNumber").asText())
                .startsWith("26QM");
        // what we wrote on it ourselves, and what changes nothing for the laboratory, is no news
        RECORD.put(answered.copy().setEncounter(new org.hl7.fhir.r4.model.Reference("Encounter/1")));
        RECORD.put(order("MB-2"));
        settled("MB-2");
        assertThat(LABORATORY.received()).hasSize(2);
    }

    @Test
    void saysNothingOfADraft() {
        RECORD.put(order("MB-DRAFT").setStatus(ServiceRequest.ServiceRequestStatus.DRAFT));
        RECORD.put(order("MB-3"));
        settled("MB-3");
        assertThat(messages("MB-DRAFT")).isEmpty();
    }

    @Test
    void changesAndCancelsWhatItOrdered() {
        ServiceRequest order = order("MB-4");
        RECORD.put(order);
        settled("MB-4");
        RECORD.put(current(order).setPriority(ServiceRequest.ServiceRequestPriority.STAT));
        await().until(() -> messages("MB-4").size() == 2 && allSettled("MB-4"));
        RECORD.put(current(order).setStatus(ServiceRequest.ServiceRequestStatus.REVOKED));
        await().until(() -> messages("MB-4").size() == 3 && allSettled("MB-4"));
        assertThat(controls(LABORATORY)).containsExactly("NW", "XO", "CA");
        String filler = messages("MB-4").get(2).path("fillerNumber").asText();
        assertThat(LABORATORY
                        .messages()
                        .get(2)
                        .first("ORC")
                        .orElseThrow()
                        .field(3)
                        .value())
                .isEqualTo(filler);
        assertThat(outcome(current(order))).isEqualTo("cancelled");
    }

    @Test
    void cancelsAndOrdersAnewWhereTheLaboratoryWantsItSo() {
        ServiceRequest order = order("MB-5");
        order.addPerformer().setDisplay("Old Laboratory");
        RECORD.put(order);
        settled("MB-5");
        RECORD.put(current(order).setPriority(ServiceRequest.ServiceRequestPriority.STAT));
        await().until(() -> messages("MB-5").size() == 3 && allSettled("MB-5"));
        assertThat(controls(OLD_LABORATORY)).containsExactly("NW", "CA", "NW");
        assertThat(OLD_LABORATORY.messages().get(0).type()).isEqualTo("ORM^O01");
        assertThat(LABORATORY.received()).isEmpty();
        assertThat(current(order).getIdentifier().get(1).getSystem()).isEqualTo("https://lab.example/orders");
    }

    @Test
    void tellsNobodyOfAnOrderThatWasTakenBackBeforeItWasSent() throws IOException {
        LABORATORY.goesAway();
        ServiceRequest order = order("MB-6");
        RECORD.put(order);
        await().until(() -> any("MB-6", told -> told.path("reason").asText().equals("laboratory-away")));
        RECORD.put(current(order).setStatus(ServiceRequest.ServiceRequestStatus.REVOKED));
        await().until(() -> messages("MB-6").size() == 2 && allSettled("MB-6"));
        LABORATORY.comesBack();
        RECORD.put(order("MB-7"));
        settled("MB-7");
        assertThat(messages("MB-6"))
                .allMatch(told -> told.path("state").asText().equals("superseded"));
        assertThat(LABORATORY.received()).hasSize(1);
    }

    @Test
    void sendsAgainUnderTheSameControlIdWhenNobodyAnswers() {
        LABORATORY.will(Mood.SAYS_NOTHING, Mood.HANGS_UP_WITHIN_THE_ANSWER, Mood.FAILS);
        RECORD.put(order("MB-8"));
        JsonNode told = settled("MB-8");
        assertThat(told.path("state").asText()).isEqualTo("accepted");
        assertThat(LABORATORY.received())
                .hasSize(4)
                .containsOnly(LABORATORY.received().get(0));
        assertThat(outcomes(told)).containsExactly("unanswered", "closed", "error", "accepted");
    }

    @Test
    void neverCreditsAnAnswerToAnythingButItsOwnMessage() {
        LABORATORY.will(Mood.ANSWERS_ANOTHER_ONLY, Mood.ANSWERS_ANOTHER_FIRST, Mood.TALKS_ON);
        RECORD.put(order("MB-9"));
        JsonNode first = settled("MB-9");
        assertThat(outcomes(first)).containsExactly("unanswered", "accepted");
        assertThat(details(first).findValuesAsText("strays")).containsExactly("1", "1");
        RECORD.put(order("MB-10"));
        RECORD.put(order("MB-11"));
        assertThat(settled("MB-10").path("state").asText()).isEqualTo("accepted");
        assertThat(settled("MB-11").path("state").asText()).isEqualTo("accepted");
    }

    @Test
    void writesARefusalOnTheOrderAndSendsItAgainWhenAPersonAsks() {
        LABORATORY.will(Mood.IS_UNABLE);
        ServiceRequest order = order("MB-12");
        RECORD.put(order);
        JsonNode refused = settled("MB-12");
        assertThat(refused.path("reason").asText()).isEqualTo("laboratory-refused");
        assertThat(refused.path("answer").asText()).isEqualTo("AA UA");
        assertThat(refused.path("whatToDo").asText()).isNotEmpty();
        assertThat(outcome(current(order))).isEqualTo("refused");
        JsonNode again = http.postForObject(
                "/intake/orders/{id}/resend?why=they+do+it+now",
                null,
                JsonNode.class,
                refused.path("id").asText());
        assertThat(again.path("moves").findValuesAsText("why")).contains("they do it now");
        await().until(() -> outcome(current(order)).equals("accepted"));
        assertThat(LABORATORY.received())
                .hasSize(2)
                .containsOnly(LABORATORY.received().get(0));
        await().until(() -> allSettled("MB-12"));
    }

    @Test
    void doesNotSendAnOlderWordAgain() {
        ServiceRequest order = order("MB-13");
        RECORD.put(order);
        String first = settled("MB-13").path("id").asText();
        RECORD.put(current(order).setStatus(ServiceRequest.ServiceRequestStatus.REVOKED));
        await().until(() -> messages("MB-13").size() == 2 && allSettled("MB-13"));
        assertThat(http.postForEntity("/intake/orders/{id}/resend", null, String.class, first)
                        .getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
        assertThat(http.postForEntity("/intake/orders/0/resend", null, String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void asksAPersonWhenALaboratoryFailsAgainAndAgain() {
        OLD_LABORATORY.will(Mood.FAILS, Mood.FAILS);
        ServiceRequest order = order("MB-14");
        order.addPerformer().setDisplay("Old Laboratory");
        RECORD.put(order);
        JsonNode held = settled("MB-14");
        assertThat(held.path("reason").asText()).isEqualTo("laboratory-error");
        assertThat(held.path("says").asText()).isEqualTo("Database busy");
        assertThat(outcome(current(order))).isEqualTo("refused");
    }

    @Test
    void keepsOrdersWhileTheLaboratoryIsAwayAndSendsThemInTheirOrder() throws IOException {
        LABORATORY.goesAway();
        Instant began = Instant.now();
        for (int number = 20; number < 30; number++) {
            RECORD.putLate(order("MB-" + number), began.plusMillis(number));
        }
        await().until(() -> messages(null).size() == 10
                && messages(null).stream().anyMatch(told -> !told.path("reason").isMissingNode()));
        LABORATORY.comesBack();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> messages(null).stream().allMatch(OrdersOutTest::isAccepted));
        assertThat(LABORATORY.messages())
                .extracting(
                        message -> message.first("ORC").orElseThrow().field(2).value())
                .containsExactly(
                        "MB-20", "MB-21", "MB-22", "MB-23", "MB-24", "MB-25", "MB-26", "MB-27", "MB-28", "MB-29");
    }

    @Test
    void waitsForTheRecordToWriteTheAnswerDownAndDoesNotSendAgainMeanwhile() {
        LABORATORY.will(Mood.SAYS_NOTHING);
        ServiceRequest order = order("MB-30");
        RECORD.put(order);
        await().until(() -> LABORATORY.received().size() == 1);
        RECORD.failWith(503);
        await().until(() -> any("MB-30", told -> told.path("reason").asText().equals("server-away")));
        assertThat(messages("MB-30").get(0).path("state").asText()).isEqualTo("answered");
        int sent = LABORATORY.received().size();
        RECORD.failWith(0);
        settled("MB-30");
        assertThat(outcome(current(order))).isEqualTo("accepted");
        assertThat(LABORATORY.received()).hasSize(sent);
    }

    @Test
    void findsAnOrderThatBecameVisibleAfterLaterOnes() {
        ServiceRequest late = order("MB-32");
        Instant began = Instant.now();
        RECORD.put(order("MB-31"));
        settled("MB-31");
        RECORD.putLate(late, began);
        assertThat(settled("MB-32").path("state").asText()).isEqualTo("accepted");
    }

    @Test
    void goesOnFindingOrdersWhenTheRecordHasDatedOneInTheFuture() {
        RECORD.putLate(order("MB-91"), Instant.now().plus(4, ChronoUnit.HOURS));
        settled("MB-91");
        RECORD.put(order("MB-92"));
        assertThat(settled("MB-92").path("state").asText()).isEqualTo("accepted");
    }

    @Test
    void holdsWhatItCannotSayAndSaysItOnceTheOrderIsCorrected() {
        ServiceRequest order = order("MB-33");
        order.getSpecimen().clear();
        ServiceRequest unknown = order("MB-34");
        unknown.getCode().getCodingFirstRep().setCode("GENOME");
        RECORD.put(order);
        RECORD.put(unknown);
        assertThat(settled("MB-33").path("reason").asText()).isEqualTo("incomplete-order");
        assertThat(settled("MB-34").path("reason").asText()).isEqualTo("no-laboratory");
        assertThat(LABORATORY.received()).isEmpty();
        ServiceRequest corrected = current(unknown);
        corrected.getCode().getCodingFirstRep().setCode("MBCULPOST");
        RECORD.put(corrected);
        await().until(() -> any("MB-34", OrdersOutTest::isAccepted));
        assertThat(messages("MB-34"))
                .extracting(told -> told.path("state").asText())
                .containsExactly("superseded", "accepted");
    }

    @Test
    void showsHowMuchWaitsInHealthAndMetersAndFindsAMessageByEverything() {
        RECORD.put(order("MB-35"));
        JsonNode told = settled("MB-35");
        assertThat(details(told).path("text").asText()).startsWith("MSH|");
        for (String query : List.of(
                "state=accepted",
                "laboratory=lab",
                "control-id=" + told.path("controlId").asText())) {
            assertThat(http.getForObject("/intake/orders?count=1&" + query, JsonNode.class)
                            .path("orders")
                            .path(0)
                            .path("number")
                            .asText())
                    .isEqualTo("MB-35");
        }
        assertThat(http.getForObject("/actuator/health/orders", JsonNode.class)
                        .at("/details/lab/waiting")
                        .asInt(-1))
                .isZero();
        assertThat(http.getForObject("/actuator/metrics/lactarium.orders.attempts?tag=outcome:accepted", JsonNode.class)
                        .at("/measurements/0/value")
                        .asDouble())
                .isPositive();
    }

    @Test
    void showsWhatAnOrderWouldBecomeAndTellsNobody() {
        ServiceRequest order = order("MB-DRY");
        order.setStatus(ServiceRequest.ServiceRequestStatus.DRAFT).addNote().setText("soon");
        RECORD.put(order);
        JsonNode shown =
                http.getForObject("/intake/orders/dry-run?order=ServiceRequest/" + order.getIdPart(), JsonNode.class);
        assertThat(shown.path("outcome").asText()).isEqualTo("not-sent");
        JsonNode ready = dryRun(order.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE), "old-lab");
        assertThat(ready.path("outcome").asText()).isEqualTo("ready");
        assertThat(ready.path("text").asText()).startsWith("MSH|").contains("|ORM^O01", "|DRY-RUN|", "B-26-0117");
        assertThat(ready.path("elements").findValuesAsText("fate")).contains("said", "ignored");
        assertThat(dryRun(order, null).path("text").asText()).contains("OML^O33");
        order.getSpecimen().clear();
        JsonNode held = dryRun(order, "lab");
        assertThat(held.path("outcome").asText()).isEqualTo("quarantined");
        assertThat(held.path("reason").asText()).isEqualTo("incomplete-order");
        assertThat(dryRun(order, "nobody").path("message").asText()).isEqualTo("No such laboratory");
        assertThat(http.getForObject("/intake/orders/dry-run?order=ServiceRequest/none", JsonNode.class)
                        .path("message")
                        .asText())
                .isEqualTo("No such order");
        assertThat(http.postForObject("/intake/orders/dry-run", "{}", JsonNode.class)
                        .path("message")
                        .asText())
                .isEqualTo("The body is no ServiceRequest in JSON");
        assertThat(messages("MB-DRY")).isEmpty();
        assertThat(LABORATORY.received()).isEmpty();
        assertThat(OLD_LABORATORY.received()).isEmpty();
    }

    private JsonNode dryRun(ServiceRequest order, String laboratory) {
        String json =
                ca.uhn.fhir.context.FhirContext.forR4Cached().newJsonParser().encodeResourceToString(order);
        return http.postForObject(
                "/intake/orders/dry-run" + (laboratory == null ? "" : "?laboratory=" + laboratory),
                json,
                JsonNode.class);
    }

    private String milk() {
        return "BiologicallyDerivedProduct/" + batch;
    }

    private ServiceRequest order(String number) {
        return Milk.culture(UUID.randomUUID().toString(), number, milk(), "Specimen/s-" + batch);
    }

    private static ServiceRequest current(ServiceRequest order) {
        return RECORD.get(ServiceRequest.class, order.getIdPart()).copy();
    }

    private static String outcome(ServiceRequest order) {
        Extension answer = order.getExtensionByUrl(Extensions.LABORATORY_ANSWER);
        return answer == null
                ? ""
                : answer.getExtensionByUrl("outcome").getValue().primitiveValue();
    }

    /** Messages about an order, oldest first; null for all. */
    private List<JsonNode> messages(String order) {
        List<JsonNode> found = new java.util.ArrayList<>();
        http.getForObject("/intake/orders" + (order == null ? "" : "?order=" + order), JsonNode.class)
                .path("orders")
                .forEach(found::add);
        java.util.Collections.reverse(found);
        return found;
    }

    private boolean any(String order, Predicate<JsonNode> is) {
        return messages(order).stream().anyMatch(is);
    }

    private boolean allSettled(String order) {
        return messages(order).stream().allMatch(told -> told.has("settled"));
    }

    @Override
    JsonNode settled(String order) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !messages(order).isEmpty() && allSettled(order));
        return messages(order).get(0);
    }

    private JsonNode details(JsonNode told) {
        return http.getForObject(
                "/intake/orders/{id}", JsonNode.class, told.path("id").asText());
    }

    private List<String> outcomes(JsonNode told) {
        return details(told).path("sendings").findValuesAsText("outcome");
    }

    private static boolean isAccepted(JsonNode told) {
        return told.path("state").asText().equals("accepted");
    }

    private static List<String> controls(LaboratoryServer laboratory) {
        return laboratory.messages().stream()
                .map(message -> message.first("ORC").orElseThrow().field(1).value())
                .toList();
    }
}
