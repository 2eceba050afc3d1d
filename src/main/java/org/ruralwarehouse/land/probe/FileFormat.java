package org.ruralwarehouse.land.probe;

import java.nio.charset.Charset;
import org.ruralwarehouse.submission.LandingReceipt;

/** How a file is read. */
public sealed interface FileFormat {

    /** Name of the encoding for receipts and findings. */
    String encoding();

    /** Delimited text. */
    record Csv(Charset charset, char delimiter) implements FileFormat {

        @Override
        public String encoding() {
            return charset.name();
        }
    }

    /** A workbook in Office Open XML; it declares the encodings of its parts itself. */
    record Workbook() implements FileFormat {

        @Override
        public String encoding() {
            return LandingReceipt.WORKBOOK;
        }
    }
}
