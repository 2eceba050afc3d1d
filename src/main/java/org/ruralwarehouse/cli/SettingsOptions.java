package org.ruralwarehouse.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.PseudonymKeys;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.settings.SettingsReader;
import picocli.CommandLine.Option;

/** Options of every command that works on the office's data. */
final class SettingsOptions {

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            defaultValue = "jobs/nightly.yml",
            description = "Settings of the job (default: ${DEFAULT-VALUE}).")
    Path file = Path.of("jobs/nightly.yml");

    @Option(names = "--inbox", paramLabel = "DIR", description = "Where packages arrive, instead of the setting.")
    @Nullable
    Path inbox;

    @Option(names = "--data", paramLabel = "DIR", description = "Where output goes, instead of the setting.")
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
     * The office's pseudonym key, made at the first run.
     *
     * @throws org.ruralwarehouse.contract.DefinitionException when there is none for what has landed, or it is none
     */
    PseudonymKey key(Settings settings) {
        PseudonymKeys keys = new PseudonymKeys(System.getenv());
        return new PseudonymKey(keys.secret(settings.data()), keys.origin(settings.data()));
    }
}
