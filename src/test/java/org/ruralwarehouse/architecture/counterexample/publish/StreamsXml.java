package org.ruralwarehouse.architecture.counterexample.publish;

import javax.xml.stream.XMLStreamReader;

/** Reads XML without the guards of {@code land}. */
class StreamsXml {
    XMLStreamReader xml;
}
