package org.lactarium.server.operations.chart;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.Figure;
import org.lactarium.server.rulebook.ProfileText;
import org.lactarium.server.rulebook.RuleProfileFile;
import org.springframework.stereotype.Component;

/**
 * Every rule profile this bank has judged by, word for word, found by its digest. The current one is marked so; a file
 * that is changed or lost later changes nothing about decisions of the past.
 */
@Component
public class KeptProfiles {

    private static final String YAML = "application/yaml";

    private final MilkRecord record;
    private final ProfileText own;

    KeptProfiles(MilkRecord record, ProfileText own) {
        this.record = record;
        this.own = own;
    }

    /** The one this bank works by now. */
    public ProfileText own() {
        return own;
    }

    /** The figures a decision was made by; empty when the record never kept them. */
    public List<Figure> figures(String digest) {
        if (digest.equals(own.digest())) {
            return RuleProfileFile.read(own).figures();
        }
        return kept(digest)
                .map(document -> RuleProfileFile.read(text(document)).figures())
                .orElse(List.of());
    }

    /** The profile the whole stock was last judged by; empty in a bank that is new. */
    public Optional<ProfileText> current() {
        return record
                .find(DocumentReference.class, Query.where("status", "current").and("type", type()))
                .stream()
                .max(Comparator.comparing(document -> document.getMeta().getLastUpdated()))
                .map(KeptProfiles::text);
    }

    /** Keeps a profile as the current one; the one before it is superseded. */
    public void keep(ProfileText text, Instant at) {
        record.find(DocumentReference.class, Query.where("status", "current").and("type", type()))
                .forEach(before -> record.update(before.setStatus(DocumentReferenceStatus.SUPERSEDED)));
        var known = kept(text.digest());
        if (known.isPresent()) {
            record.update(known.get().setStatus(DocumentReferenceStatus.CURRENT));
            return;
        }
        var document = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        document.setMasterIdentifier(
                new Identifier().setSystem(Systems.RULE_PROFILE_ID).setValue(text.digest()));
        document.setType(Coded.concept(Systems.DOCUMENT, "rule-profile"));
        document.setDate(Date.from(at));
        document.addContent()
                .getAttachment()
                .setContentType(YAML)
                .setTitle(text.place())
                .setData(text.yaml().getBytes(StandardCharsets.UTF_8));
        record.create(document);
    }

    private Optional<DocumentReference> kept(String digest) {
        return record
                .find(DocumentReference.class, Query.where("identifier", Query.token(Systems.RULE_PROFILE_ID, digest)))
                .stream()
                .findFirst();
    }

    private static ProfileText text(DocumentReference document) {
        var file = document.getContentFirstRep().getAttachment();
        return new ProfileText(file.getTitle(), new String(file.getData(), StandardCharsets.UTF_8));
    }

    private static String type() {
        return Query.token(Systems.DOCUMENT, "rule-profile");
    }
}
