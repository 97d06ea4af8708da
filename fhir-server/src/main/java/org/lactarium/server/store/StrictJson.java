package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses with 400 JSON that two readers could read in two ways: an element that is named twice, bytes that are no UTF-8, half of a
 * character, control characters; a text that is empty, which FHIR has nowhere; and numbers that would come to an end of memory while they are read. What is answered repeats
 * nothing of what was sent.
 */
@Interceptor
public final class StrictJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // the body as a whole is bounded before
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    static final ObjectMapper TREES = new ObjectMapper(JSON);

    private final JsonShape shape;

    StrictJson(FhirContext context) {
        this.shape = new JsonShape(context);
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void refuse(RequestDetails request) {
        var type = request.getHeader("Content-Type");
        var body = request.loadRequestContents();
        if (request.getRequestType() == RequestTypeEnum.POST
                && String.valueOf(request.getRequestPath()).isEmpty()
                && (body == null || body.length == 0)) {
            throw new InvalidRequestException("A Bundle is sent here in the body, and there is no body.");
        }
        if (type == null || body == null || body.length == 0) {
            return;
        }
        if (type.contains("json")) {
            // the path of a JSON patch to the whole resource is empty
            boolean patch = type.contains("json-patch");
            read(body, patch);
            if (!patch) {
                shape.fault(tree(body)).ifPresent(StrictJson::refuse);
            }
        } else if (type.contains("xml")) {
            XmlShape.fault(body).ifPresent(StrictJson::refuse);
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return TREES.readTree(body);
        } catch (IOException broken) {
            throw new InvalidRequestException("The body is no JSON in UTF-8.");
        }
    }

    private static void refuse(String what) {
        throw new InvalidRequestException("The body " + what + ".");
    }

    /**
     * @param emptyTexts whether there may be any
     * @throws InvalidRequestException that says where, and nothing of what stands there
     */
    static void read(byte[] body, boolean emptyTexts) {
        try (var json = JSON.createParser(body)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) && !isText(json.getText())) {
                    throw refusal("holds half of a character or a control character", json.currentLocation());
                }
                if (token == JsonToken.VALUE_STRING
                        && !emptyTexts
                        && json.getText().isEmpty()) {
                    throw refusal("holds a text without a character", json.currentLocation());
                }
                if (token.isNumeric() && !Unsound.isMeasured(json.getText())) {
                    throw refusal("holds a number that nobody measures", json.currentLocation());
                }
            }
        } catch (StreamConstraintsException large) {
            throw refusal(
                    "holds a number or a name that is too long, or elements too deep in others", large.getLocation());
        } catch (JsonProcessingException broken) {
            throw refusal(
                    broken.getOriginalMessage().startsWith("Duplicate field")
                            ? "names an element twice"
                            : "is no JSON in UTF-8",
                    broken.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isText(String text) {
        return text.codePoints()
                .allMatch(point -> point >= ' ' && !(point >= 0xD800 && point <= 0xDFFF)
                        || point == '\t'
                        || point == '\n'
                        || point == '\r');
    }

    private static InvalidRequestException refusal(String what, @Nullable JsonLocation at) {
        var where = at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new InvalidRequestException("The body " + what + where + ".");
    }
}
