package org.lactarium.routes.mllp;

import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Segment;

/**
 * What is sent back for one message.
 *
 * @param code MSA-1
 * @param text the whole acknowledgement
 * @param message id in the inbox; null when it could not be kept
 * @param header MSH of the message answered; null when it has none
 */
record Answer(String code, String text, @Nullable Long message, @Nullable Segment header) {}
