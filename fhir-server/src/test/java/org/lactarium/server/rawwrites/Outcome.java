package org.lactarium.server.rawwrites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lactarium.server.rawwrites.Door.Answer;

/** What became of each part of a request, by the answer. */
record Outcome(Answer answer, List<Optional<Fact>> parts) {

    static Outcome of(Draft draft, Answer answer) {
        List<Optional<Fact>> parts = new ArrayList<>();
        for (int at = 0; at < draft.parts().size(); at++) {
            var part = draft.parts().get(at);
            var entry = answer.body().path("entry").path(at).path("response");
            var alone = draft.path().length() > 0;
            var status = alone || !answer.done()
                    ? answer.status()
                    : Integer.parseInt(entry.path("status").asText("500").substring(0, 3));
            var location = alone
                    ? answer.written()
                    : Answer.named(entry.path("location").asText());
            // a feed that is sent again is the feed on record, and nothing new
            var again = part.reference().isEmpty() && status == 200;
            parts.add(status < 300 && !again ? Optional.of(Draft.fact(part, location)) : Optional.empty());
        }
        return new Outcome(answer, parts);
    }

    List<Fact> taken() {
        return parts.stream().flatMap(Optional::stream).toList();
    }

    Optional<Fact> at(int which) {
        return parts.get(which);
    }

    /** Whether the request as such was read. */
    boolean wholly() {
        return answer.done();
    }

    /** Whatever a client sends: no fault of the server, and a refusal that says why without the names of its classes. */
    void isDecent() {
        assertThat(answer.status()).as("no fault of the server").isLessThan(500);
        if (!answer.done()) {
            assertThat(answer.body().path("resourceType").asText()).isEqualTo("OperationOutcome");
        }
        var statuses = Json.all(answer.body().path("entry"))
                .map(entry -> entry.path("response").path("status").asText())
                .toList();
        assertThat(statuses).as("no fault of the server").noneMatch(status -> status.startsWith("5"));
        assertThat(words(answer.body())).doesNotContain("java.", "Exception", "SQL", "HAPI-0389");
    }

    private static String words(JsonNode body) {
        return String.join(" ", body.findValuesAsText("diagnostics"));
    }
}
