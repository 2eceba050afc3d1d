package org.ruralwarehouse.job.replay;

import java.io.IOException;
import java.util.List;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.job.AlreadyRunningException;
import org.ruralwarehouse.job.DataLock;
import org.ruralwarehouse.job.PseudonymKeyGuard;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.land.LandStage;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.Settings;

/**
 * Replays quarantined rows after a contract was corrected. Rows that only a SQL check quarantines need no replay: every
 * release checks them again.
 */
public final class ReplayLauncher {

    private final Settings settings;
    private final PseudonymKey key;

    public ReplayLauncher(Settings settings, PseudonymKey key) {
        this.settings = settings;
        this.key = key;
    }

    /**
     * Replays all effective submissions. Idempotent: a second replay loads no row twice.
     *
     * @return every submission with quarantined rows
     * @throws AlreadyRunningException when another process works on the data
     * @throws DefinitionException when contracts are invalid, or submissions have landed under another pseudonym key
     */
    public List<ReplayedSubmission> run() {
        WarehouseDefinition definition = new WarehouseDefinitionReader(settings.warehouse()).read();
        CheckCatalog checks = CheckCatalog.read(definition);
        LandStage landStage = new LandStage(
                definition, checks.rules(), key, definition.reference().values("personal_header", "header"));
        try (DataLock lock = DataLock.acquire(settings.data().lock())) {
            new PseudonymKeyGuard(settings.data()).requireSameKey(key);
            return new QuarantineReplay(settings, definition, landStage).run();
        } catch (IOException e) {
            throw new RunFailedException("Cannot use " + settings.data().root(), e);
        }
    }
}
