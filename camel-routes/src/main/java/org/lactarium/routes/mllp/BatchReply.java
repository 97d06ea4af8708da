package org.lactarium.routes.mllp;

import java.time.OffsetDateTime;
import org.lactarium.routes.hl7.Batch;
import org.lactarium.routes.hl7.Delimiters;
import org.lactarium.routes.hl7.Segment;

/** A batch is answered by a batch of acknowledgements, sender and receiver changed round. */
record BatchReply(Batch batch) {

    String around(String acknowledgements, int count, OffsetDateTime now) {
        char by = batch.envelope().by().field();
        String inner = header("BHS", now) + acknowledgements + "BTS" + by + count + "\r";
        return batch.inFile() ? header("FHS", now) + inner + "FTS" + by + "1\r" : inner;
    }

    private String header(String name, OffsetDateTime now) {
        Segment sent = batch.envelope();
        Delimiters by = sent.by();
        String encoding = "" + by.component() + by.repetition() + by.escape() + by.subcomponent();
        return String.join(
                        String.valueOf(by.field()),
                        name,
                        encoding,
                        sent.field(5).raw(),
                        sent.field(6).raw(),
                        sent.field(3).raw(),
                        sent.field(4).raw(),
                        now.format(Acknowledgement.TIME))
                + "\r";
    }
}
