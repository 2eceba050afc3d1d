package org.ruralwarehouse.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.PseudonymKeys;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.settings.SettingsReader;
import picocli.CommandLine.Option;

/** Options of all commands that work on the data folder. */
final class SettingsOptions {

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            defaultValue = "jobs/nightly.yml",
            description = "Settings file (default: ${DEFAULT-VALUE}).")
    Path file = Path.of("jobs/nightly.yml");

    @Option(names = "--inbox", paramLabel = "DIR", description = "Inbox folder; overrides the settings file.")
    @Nullable
    Path inbox;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder; overrides the settings file.")
    @Nullable
    Path data;

    Settings read() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (inbox != null) {
            environment.put("RURAL_INBOX", inbox.toString());
        }
        if (data != null) {
            environment.put("RURAL_DATA", data.toString());
        }
        return new SettingsReader(environment).read(file);
    }

    /**
     * Reads the pseudonym key; the first run creates it.
     *
     * @throws DefinitionException when the key is missing although submissions have landed, or is not a valid key
     */
    PseudonymKey key(Settings settings) {
        PseudonymKeys keys = new PseudonymKeys(System.getenv());
        return new PseudonymKey(keys.read(settings.data()), keys.origin(settings.data()));
    }
}
