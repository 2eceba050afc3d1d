package org.ruralwarehouse.job.replay;

import java.io.IOException;
import java.util.List;
import org.ruralwarehouse.check.CheckCatalog;
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
 * Takes quarantined rows through again after a contract was mended. Rows that only a SQL check keeps out need no replay:
 * every release judges them anew.
 */
public final class ReplayLauncher {

    private final Settings settings;
    private final PseudonymKey key;

    public ReplayLauncher(Settings settings, PseudonymKey key) {
        this.settings = settings;
        this.key = key;
    }

    /**
     * @return every submission with quarantined rows; doing it again loads nothing twice
     * @throws AlreadyRunningException when another process works on the data
     * @throws org.ruralwarehouse.contract.DefinitionException when contracts are wrong, or something has landed under another
     *     pseudonym key
     */
    public List<ReplayedSubmission> run() {
        WarehouseDefinition definition = new WarehouseDefinitionReader(settings.warehouse()).read();
        CheckCatalog checks = CheckCatalog.read(definition);
        LandStage landStage = new LandStage(
                definition, checks.rules(), key, definition.reference().values("personal_header", "header"));
        try (DataLock lock = DataLock.take(settings.data().lock())) {
            new PseudonymKeyGuard(settings.data()).requireSameKey(key);
            return new QuarantineReplay(settings, definition, landStage).run();
        } catch (IOException e) {
            throw new RunFailedException("Cannot use " + settings.data().root(), e);
        }
    }
}
