package org.ruralwarehouse.report.page;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.ruralwarehouse.storage.Sha256;

/** The style sheet {@code report.css}: the only content that the templates insert without escaping. */
final class StyleSheet {

    /** Source of the security policy that allows this style sheet and no other. */
    static final String HASH;

    static final Content CONTENT;

    static {
        try (InputStream in = Objects.requireNonNull(StyleSheet.class.getResourceAsStream("report.css"))) {
            byte[] css = in.readAllBytes();
            byte[] digest = Sha256.digest().digest(css);
            String text = new String(css, StandardCharsets.UTF_8);
            HASH = "sha256-" + Base64.getEncoder().encodeToString(digest);
            CONTENT = output -> output.writeContent(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read report.css", e);
        }
    }

    private StyleSheet() {}
}
