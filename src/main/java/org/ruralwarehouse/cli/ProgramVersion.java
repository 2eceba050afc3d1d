package org.ruralwarehouse.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/**
 * The version of the program and the Git commit from which it was built, as {@code version.properties} records them.
 * The commit is {@code unknown} when the program was built without a Git repository, for example from a source archive.
 */
final class ProgramVersion implements IVersionProvider {

    private static final String RESOURCE = "/org/ruralwarehouse/version.properties";

    @Override
    public String[] getVersion() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(ProgramVersion.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String[] {
            "rural-warehouse " + properties.getProperty("version") + " (commit " + properties.getProperty("commit")
                    + ")"
        };
    }
}
