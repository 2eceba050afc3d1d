package org.ruralwarehouse.report.page;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.ruralwarehouse.report.document.NationalReport;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Parses pages for tests. */
final class Pages {

    private Pages() {}

    /** Pages in which every section and most texts occur. */
    static Stream<String> all(String senderText) {
        ReportPage page = new ReportPage();
        NationalPage national = new NationalPage();
        return Stream.of(
                page.of(Reports.accepted()),
                page.of(Reports.waiting()),
                page.of(Reports.rejected()),
                page.of(Reports.unidentified()),
                page.of(Reports.full(senderText)),
                national.of(Reports.national(senderText)),
                national.of(new NationalReport(2, senderText, null, true, List.of())),
                national.of(new NationalReport(2, senderText, null, false, List.of())));
    }

    /** Parses a page as XML: the templates close every element except meta. */
    static Document parsed(String page) {
        String xml = page.replaceFirst("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError("Not well-formed: " + page, e);
        }
    }

    static Stream<Element> elements(Document page) {
        NodeList all = page.getElementsByTagName("*");
        return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i));
    }

    /** Returns the text nodes that have a letter. */
    static Stream<Node> texts(Document page) {
        return elements(page)
                .flatMap(element -> children(element).filter(child -> child.getNodeType() == Node.TEXT_NODE))
                .filter(text -> text.getNodeValue().codePoints().anyMatch(Character::isLetter));
    }

    static Stream<Node> children(Node parent) {
        NodeList children = parent.getChildNodes();
        return IntStream.range(0, children.getLength()).mapToObj(children::item);
    }
}
