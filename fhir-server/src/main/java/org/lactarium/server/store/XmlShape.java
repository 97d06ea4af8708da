package org.lactarium.server.store;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The one fault of XML that FHIR's parser passes over: an extension with more than one value, of which it keeps the last. */
final class XmlShape {

    private static final XMLInputFactory XML = factory();

    private XmlShape() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** What is wrong; empty too when it is no XML, which the parser says better. */
    static Optional<String> fault(byte[] body) {
        try {
            var xml = XML.createXMLStreamReader(new ByteArrayInputStream(body));
            var values = new ArrayDeque<int[]>();
            var names = new ArrayDeque<String>();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    var inExtension = !names.isEmpty() && names.peek().endsWith("xtension");
                    if (inExtension && xml.getLocalName().startsWith("value") && ++values.peek()[0] > 1) {
                        return Optional.of("holds an extension with more than one value");
                    }
                    names.push(xml.getLocalName());
                    values.push(new int[1]);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    names.pop();
                    values.pop();
                }
            }
        } catch (XMLStreamException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
