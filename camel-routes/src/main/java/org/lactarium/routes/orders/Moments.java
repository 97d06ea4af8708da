package org.lactarium.routes.orders;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Enumerations;

/** Times and the like of FHIR as HL7 v2 writes them. */
final class Moments {

    static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx");

    private Moments() {}

    /** With the precision the record has. */
    static String written(BaseDateTimeType moment, ZoneId zone) {
        return switch (moment.getPrecision()) {
            case YEAR, MONTH, DAY -> moment.getValueAsString().replace("-", "");
            default -> moment.getValue().toInstant().atZone(zone).format(TO_THE_SECOND);
        };
    }

    /** Table 0001. */
    static String sex(Enumerations.AdministrativeGender gender) {
        return switch (gender) {
            case FEMALE -> "F";
            case MALE -> "M";
            case OTHER -> "O";
            default -> "U";
        };
    }
}
