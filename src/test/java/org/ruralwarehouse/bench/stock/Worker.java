package org.ruralwarehouse.bench.stock;

import java.math.BigDecimal;

/** One row of the job in {@link StockSpringBatch}. */
record Worker(
        String personKey,
        String sex,
        int birthYear,
        String regionCode,
        String countyName,
        String workRegionCode,
        String workPlace,
        String industryCode,
        String jobChannel,
        String education,
        boolean isTrained,
        boolean isRelocated,
        int monthsWorked,
        BigDecimal monthlyWageYuan) {}
