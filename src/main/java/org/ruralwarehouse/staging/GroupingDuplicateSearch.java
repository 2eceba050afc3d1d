package org.ruralwarehouse.staging;

import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.duckdb.Database;

/** Groups all rows by their key, in one statement. For datasets whose keys fit into memory. */
final class GroupingDuplicateSearch implements DuplicateSearch {

    private final Database database;
    private final Contract contract;

    GroupingDuplicateSearch(Database database, Contract contract) {
        this.database = database;
        this.contract = contract;
    }

    @Override
    public void createTable(String table) {
        database.execute(
                "create table " + table + " as " + DuplicateRows.select(contract, DuplicateRows.rows(contract)));
    }
}
