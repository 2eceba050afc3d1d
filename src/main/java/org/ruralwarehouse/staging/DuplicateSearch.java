package org.ruralwarehouse.staging;

/**
 * A way to find the rows of a dataset whose primary key also occurs in another row of the same period. All
 * implementations find the same rows.
 */
interface DuplicateSearch {

    /**
     * Creates the table of duplicate rows.
     *
     * @param table name with schema
     */
    void createTable(String table);
}
