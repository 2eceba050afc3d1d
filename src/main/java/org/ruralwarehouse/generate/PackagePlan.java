package org.ruralwarehouse.generate;

import java.util.List;
import org.ruralwarehouse.generate.packaging.Container;
import org.ruralwarehouse.generate.packaging.Damage;
import org.ruralwarehouse.generate.packaging.FileStyle;

/**
 * One package to make.
 *
 * @param created as the manifest states it; also the time of archive entries
 * @param personsPerRow of its sampled datasets
 */
record PackagePlan(
        String name,
        String province,
        String period,
        int attempt,
        List<String> datasets,
        String created,
        Container container,
        FileStyle style,
        int personsPerRow,
        Damage damage) {}
