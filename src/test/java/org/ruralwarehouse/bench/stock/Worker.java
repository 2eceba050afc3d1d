package org.ruralwarehouse.bench.stock;

import java.math.BigDecimal;

/** One row as the stock job of {@link StockSpringBatch} writes it. */
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
