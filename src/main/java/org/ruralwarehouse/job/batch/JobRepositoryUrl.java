package org.ruralwarehouse.job.batch;

import org.ruralwarehouse.contract.DefinitionException;

/**
 * Address of the database that the settings name for the records of Spring Batch.
 *
 * @param url as JDBC writes it; may hold a password
 */
record JobRepositoryUrl(String url) {

    /** Says which database it is and what is wrong, and never with which password it was asked. */
    DefinitionException unusable(Throwable failure) {
        String reason = new RootCause(failure).reason().replace(url, bare());
        DefinitionException unusable =
                DefinitionException.of("settings", "/job_repository/url", bare() + " cannot be used: " + reason);
        unusable.initCause(failure);
        return unusable;
    }

    /** Without user and password before the host, and without parameters. */
    private String bare() {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
    }
}
