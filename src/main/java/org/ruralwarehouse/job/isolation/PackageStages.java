package org.ruralwarehouse.job.isolation;

import java.util.Collection;
import java.util.Set;
import org.ruralwarehouse.accept.AcceptStage;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.land.LandStage;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.sender.SenderPolicy;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.incident.Incidents;

/** The stages that read packages, with the same settings in the job and in its worker process. */
public final class PackageStages {

    private final Settings settings;
    private final WarehouseDefinition definition;
    private final RuleBook rules;
    private final SenderPolicy senders;

    public PackageStages(Settings settings, WarehouseDefinition definition, RuleBook rules) {
        this.settings = settings;
        this.definition = definition;
        this.rules = rules;
        this.senders = SenderPolicy.of(settings.senderIdentity(), settings.signatures(), definition.reference());
    }

    /**
     * @param landed submissions that previous runs have landed
     */
    public AcceptStage accept(Collection<Submission> landed, Incidents incidents) {
        return new AcceptStage(
                definition,
                rules,
                definition.reference().values("lifted_county", "province_code"),
                settings.waitAtMost(),
                landed,
                senders,
                settings.limits(),
                incidents);
    }

    public LandStage land(PseudonymKey key, Incidents incidents) {
        Set<String> personalHeaders = definition.reference().values("personal_header", "header");
        return new LandStage(definition, rules, key, personalHeaders, settings.limits(), incidents);
    }
}
