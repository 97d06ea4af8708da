package org.lactarium.routes.delivery;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lactarium.routes.analyser.AnalyserTranslator;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.Translation;

/** A milk analyser's messages and files. */
record AnalyserMessages(AnalyserTranslator translator) implements Translator {

    @Override
    public Translation translate(String text, Instant received) {
        return translator.translate(text, received);
    }

    @Override
    public Optional<Charset> charset() {
        return Optional.ofNullable(translator.charset());
    }

    @Override
    public String test() {
        return translator.test();
    }

    @Override
    public List<Coverage.Line> coverage(String text) {
        return translator.coverage(text);
    }
}
