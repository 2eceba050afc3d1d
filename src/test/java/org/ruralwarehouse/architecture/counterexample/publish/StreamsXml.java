package org.ruralwarehouse.architecture.counterexample.publish;

import javax.xml.stream.XMLStreamReader;

/** Violation: reads XML without the limits of {@code land}. */
class StreamsXml {
    XMLStreamReader xml;
}
