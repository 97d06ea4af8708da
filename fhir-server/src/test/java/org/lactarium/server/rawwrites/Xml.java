package org.lactarium.server.rawwrites;

import org.lactarium.server.LactariumServer;

/** FHIR in XML. The order of its elements is HAPI's, because in XML the order is part of what is valid. */
final class Xml {

    private Xml() {}

    static String of(String json) {
        var fhir = LactariumServer.shared().fhir();
        return fhir.newXmlParser().encodeResourceToString(fhir.newJsonParser().parseResource(json));
    }

    /** With an element behind all others that FHIR does not know by that name. */
    static String misspelt(String xml) {
        var end = xml.lastIndexOf("</");
        return xml.substring(0, end) + "<comparater value=\">\"/>" + xml.substring(end);
    }

    /** With its first element, of which there is one, once more. */
    static String twice(String xml) {
        var from = xml.indexOf("<status ");
        if (from < 0) {
            return misspelt(xml);
        }
        var to = xml.indexOf("/>", from) + 2;
        return xml.substring(0, to) + "<status value=\"entered-in-error\"/>" + xml.substring(to);
    }
}
