package org.lactarium.server.label;

import java.util.Arrays;
import java.util.Optional;

/** Formats of a label, by their codes in the guide. */
public enum LabelFormat {
    PDF("pdf", "application/pdf"),
    /** ZPL has no registered type; this is what print servers use. */
    ZPL("zpl", "application/zpl"),
    PNG("png", "image/png");

    private final String code;
    private final String contentType;

    LabelFormat(String code, String contentType) {
        this.code = code;
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    public static Optional<LabelFormat> of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code.equals(code))
                .findFirst();
    }
}
