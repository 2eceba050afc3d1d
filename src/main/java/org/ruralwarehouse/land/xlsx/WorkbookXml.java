package org.ruralwarehouse.land.xlsx;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Streams one part of an untrusted workbook. Document types and custom entities are not allowed, and the number of
 * bytes between two events is limited, so that neither a text nor an attribute can exhaust the memory.
 */
final class WorkbookXml implements Closeable {

    private static final int MAX_BYTES_PER_EVENT = 4 << 20;

    /** The factory is not modified after initialization; it is used in this class only. */
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final ByteLimitedStream limited;
    private final XMLStreamReader xml;

    WorkbookXml(InputStream in) throws XMLStreamException, IOException {
        this.in = in;
        this.limited = new ByteLimitedStream(in);
        this.xml = FACTORY.createXMLStreamReader(reader(limited));
    }

    /** Parts are encoded in UTF-8 or, with a byte order mark, in UTF-16. Malformed bytes are not replaced. */
    private static Reader reader(InputStream in) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(in, 3);
        byte[] head = bytes.readNBytes(3);
        boolean isMarked = head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB;
        boolean isUtf16 = head.length >= 2 && (head[0] & head[1] & 0xFF) == 0xFE && head[0] != head[1];
        if (!isMarked) {
            bytes.unread(head);
        }
        Charset charset = isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return new InputStreamReader(bytes, charset.newDecoder());
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("a workbook refers to nothing outside itself");
        });
        return factory;
    }

    /** Moves to the next event; false at the end. */
    boolean next() throws XMLStreamException {
        if (!xml.hasNext()) {
            return false;
        }
        limited.remaining = MAX_BYTES_PER_EVENT;
        if (xml.next() == XMLStreamConstants.DTD) {
            throw new XMLStreamException("a document type");
        }
        return true;
    }

    boolean isStart(String element) {
        return xml.isStartElement() && element.equals(xml.getLocalName());
    }

    boolean isEnd(String element) {
        return xml.isEndElement() && element.equals(xml.getLocalName());
    }

    boolean isText() {
        return xml.isCharacters();
    }

    /** The characters of a text event. */
    String text() {
        return xml.getText();
    }

    /** The attribute without namespace; null if it is absent. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (name.equals(xml.getAttributeLocalName(i)) && hasNoNamespace(xml.getAttributeNamespace(i))) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** An attribute that refers to another part; its namespace depends on the edition of the standard. */
    @Nullable
    String relationshipAttribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (name.equals(xml.getAttributeLocalName(i)) && !hasNoNamespace(xml.getAttributeNamespace(i))) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private static boolean hasNoNamespace(@Nullable String namespace) {
        return namespace == null || namespace.isEmpty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Fails if one event reads more bytes than the limit. */
    private static final class ByteLimitedStream extends FilterInputStream {

        private int remaining = MAX_BYTES_PER_EVENT;

        ByteLimitedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            remaining -= Math.max(read, 0);
            if (remaining < 0) {
                throw new IOException("one element larger than " + MAX_BYTES_PER_EVENT + " bytes");
            }
            return read;
        }
    }
}
