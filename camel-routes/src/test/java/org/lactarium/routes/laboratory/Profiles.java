package org.lactarium.routes.laboratory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The shipped data file with something else in it. */
record Profiles(String json) {

    static Profiles with(String was, String is) {
        try (InputStream shipped = LaboratoryProfile.class.getResourceAsStream(ProfileReader.DEFAULT)) {
            return new Profiles(new String(shipped.readAllBytes(), StandardCharsets.UTF_8)).and(was, is);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Profiles and(String was, String is) {
        if (!json.contains(was)) {
            throw new IllegalArgumentException("The shipped file does not say " + was);
        }
        return new Profiles(json.replace(was, is));
    }

    LaboratoryProfile read() {
        return LaboratoryProfile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
