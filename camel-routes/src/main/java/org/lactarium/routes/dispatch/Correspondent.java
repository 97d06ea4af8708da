package org.lactarium.routes.dispatch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Reading;
import org.lactarium.routes.hl7.Text;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.orders.OrderProfile;
import org.lactarium.routes.orders.OrderReader;
import org.lactarium.routes.orders.OrderWriter;

/** A laboratory with everything needed to speak to it. */
record Correspondent(String name, Laboratory settings, OrderProfile profile) {

    OrderReader reader() {
        return new OrderReader(profile, settings.zone());
    }

    OrderWriter writer() {
        return new OrderWriter(profile, settings.zone(), settings.charset());
    }

    /** A frame that came back; null when it cannot be read as a message. */
    @Nullable
    V2Message heard(byte[] frame) {
        Optional<String> text = Text.decode(frame, settings.charset());
        return text.map(V2Message::read).orElse(new Reading.Unreadable("")) instanceof V2Message message
                ? message
                : null;
    }
}
