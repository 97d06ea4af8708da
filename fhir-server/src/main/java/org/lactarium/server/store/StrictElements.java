package org.lactarium.server.store;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;

/**
 * What FHIR does not know by that name, or knows once, is a mistake of the sender: left out, something would be stored that the sender
 * never said. Alone and in a bundle, in JSON and in XML.
 */
final class StrictElements extends LenientErrorHandler {

    StrictElements() {
        super(false);
    }

    @Override
    public void unknownElement(IParseLocation where, String name) {
        throw new DataFormatException("Element " + name + " is not one of FHIR R4 where it stands.");
    }

    @Override
    public void unknownAttribute(IParseLocation where, String name) {
        throw new DataFormatException("Attribute " + name + " is not one of FHIR R4 where it stands.");
    }

    @Override
    public void unexpectedRepeatingElement(IParseLocation where, String name) {
        throw new DataFormatException("Element " + name + " stands more than once, and may stand once.");
    }

    @Override
    public void incorrectJsonType(
            IParseLocation where,
            String name,
            ValueType expected,
            ScalarType expectedScalar,
            ValueType found,
            ScalarType foundScalar) {
        throw new DataFormatException("Element " + name + " is of another type in JSON.");
    }
}
