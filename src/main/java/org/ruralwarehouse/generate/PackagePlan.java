package org.ruralwarehouse.generate;

import java.util.List;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.generate.packaging.Container;
import org.ruralwarehouse.generate.packaging.Damage;
import org.ruralwarehouse.generate.packaging.FileStyle;

/**
 * One package to generate.
 *
 * @param sender sub-folder of the inbox
 * @param isSigned true when the manifest is signed with the sender's key
 * @param created creation time in the manifest and of archive entries
 * @param personsPerRow value of the manifest property for sampled datasets
 */
record PackagePlan(
        String sender,
        boolean isSigned,
        String name,
        String province,
        Period period,
        int attempt,
        List<String> datasets,
        String created,
        Container container,
        FileStyle style,
        int personsPerRow,
        Damage damage) {}
