package org.lactarium.routes.mllp;

import java.util.Optional;
import java.util.Set;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.laboratory.LaboratoryReader;

/**
 * What a feed is for, by the type of a message (MSH-9.1). Whether an event of a type that is taken is read as well is for the reader to
 * say; here is said what came by a mistaken route, and what is an answer.
 */
enum Trade {
    LABORATORY("A laboratory feed takes ORU^R01", Set.of("ORU")),
    ANALYSER("An analyser's feed takes OUL^R22, ORU^R30, ORU^R01 and QBP^Q11", Set.of("OUL", "ORU", "QBP"));

    /** Types of answers, to messages and to questions (HL7 table 0076): with an MSA they answer something. */
    private static final Set<String> ANSWERS = Set.of(
            ("ACK MCF NMR ADR MFK QCK SRR SQR RSP RTB ORL ORR ORG ORI ORP ORB ORN ORS ORD ORA OPR OSR RRE RRD RRG RRA RRI")
                    .split(" "));

    /** People and accounts, orders, appointments, questions, master files: nothing that could be a result of milk or of a donor. */
    private static final Set<String> CARRY_NO_RESULT =
            Set.of(("ADT BAR DFT DFI PMU ORM OML OMG OMI OMP OMD OMN OMS OMB OPL RDE RDS RGV RAS RDO SIU SRM SQM "
                            + "QBP QRY QSB QSX QCN QVR QRF SPQ VQQ EQQ RQQ OSQ VXQ NMQ NMD MFN MFQ MFD")
                    .split(" "));

    private static final Set<String> OF_A_RESULT = Set.of("OBR", "OBX");
    private static final String ACKNOWLEDGEMENT = "ACK";

    private final String sentence;
    private final Set<String> taken;

    Trade(String sentence, Set<String> taken) {
        this.sentence = sentence;
        this.taken = taken;
    }

    boolean takes(String type) {
        return taken.contains(type);
    }

    /** What is told to the sender of anything else. */
    String sentence() {
        return sentence;
    }

    /** A sentence on segments in an order that nobody could read, of a message whose type is taken. */
    Optional<String> disorder(V2Message message) {
        return this == LABORATORY ? LaboratoryReader.disorder(message) : Optional.empty();
    }

    /** Whether nothing is lost for the bank when such a message is soon forgotten. A type nobody has heard of may be anything. */
    static boolean carriesNoResult(String type) {
        return CARRY_NO_RESULT.contains(type);
    }

    /** Nobody answers it, whatever else is wrong with it: two that answer answers would do so for ever. */
    static boolean isAcknowledgement(String type) {
        return type.equals(ACKNOWLEDGEMENT);
    }

    /** The same of a message that can be read, where a response to an order or a question is one, too. */
    static boolean isAnswer(V2Message message) {
        String type = message.header().field(9).value();
        boolean says = message.first("MSA").isPresent();
        return isAcknowledgement(type)
                || says && ANSWERS.contains(type)
                || says && type.isEmpty() && !hasResults(message);
    }

    /** Whether anything stands in it that could be a result, whatever its type says. */
    static boolean hasResults(V2Message message) {
        return message.segments().stream().anyMatch(segment -> OF_A_RESULT.contains(segment.name()));
    }
}
