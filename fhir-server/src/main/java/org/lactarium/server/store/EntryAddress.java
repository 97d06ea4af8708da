package org.lactarium.server.store;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.gate.PercentCoded;

/** Where an entry of a bundle goes: its method, its address, its resource and its {@code fullUrl} must speak of the same. */
final class EntryAddress {

    private static final Pattern CONTROL = Pattern.compile("(?i)\\p{Cntrl}|%[01][0-9A-F]|%7F");

    /** {@code Type}, with an id and an old version; a server in front of it is this one. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:https?://[^?]*/|/)?([A-Z][A-Za-z]+)(?:/([A-Za-z0-9.-]{1,64})(/_history/[^/?]+)?)?/?(\\?.*)?");

    private EntryAddress() {}

    static void refuse(BundleEntryComponent entry) {
        var request = entry.getRequest();
        if (request.getMethod() == null) {
            throw no("has no method.");
        }
        var url = request.getUrl();
        if (url == null
                || url.isBlank()
                || !PercentCoded.isSound(url)
                || CONTROL.matcher(url).find()) {
            throw no("has no address that can be read.");
        }
        if (request.getMethod() != HTTPVerb.GET && request.getMethod() != HTTPVerb.HEAD) {
            refuseWrite(entry, url);
        }
    }

    private static void refuseWrite(BundleEntryComponent entry, String url) {
        var address = ADDRESS.matcher(url);
        if (!address.matches() || address.group(3) != null) {
            throw no("writes to an address that is none of a resource, as in Patient or Patient/[id].");
        }
        var resource = entry.getResource();
        if (resource == null || entry.getRequest().getMethod() == HTTPVerb.PATCH) {
            return;
        }
        agree(address.group(1), resource.fhirType());
        var id = resource.getIdElement().getIdPart();
        if (entry.getRequest().getMethod() == HTTPVerb.PUT && address.group(2) != null && id != null) {
            agree(address.group(2), id.replaceFirst("^urn:.*", address.group(2)));
        }
        if (entry.getRequest().getMethod() == HTTPVerb.PUT && address.group(2) != null) {
            agreeWithFullUrl(entry.getFullUrl(), address.group(1), address.group(2));
        }
    }

    private static void agreeWithFullUrl(@Nullable String fullUrl, String type, String id) {
        if (fullUrl == null || !fullUrl.contains("/")) {
            return;
        }
        var full = ADDRESS.matcher(fullUrl);
        if (full.matches() && full.group(2) != null) {
            agree(type + "/" + id, full.group(1) + "/" + full.group(2));
        }
    }

    private static void agree(String one, String other) {
        if (!one.equals(other)) {
            throw no("names two resources: its address, its fullUrl and its resource must have the same type and id.");
        }
    }

    private static InvalidRequestException no(String why) {
        return new InvalidRequestException("An entry " + why + " Nothing of this bundle was done.");
    }
}
