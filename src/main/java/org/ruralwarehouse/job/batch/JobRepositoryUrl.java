package org.ruralwarehouse.job.batch;

import org.ruralwarehouse.contract.DefinitionException;

/**
 * Address of the job repository database in the settings.
 *
 * @param url JDBC URL; may contain a password
 */
record JobRepositoryUrl(String url) {

    /** Describes the database and the error without the credentials in the URL. */
    DefinitionException toDefinitionException(Throwable failure) {
        String reason = new RootCause(failure).reason().replace(url, withoutCredentials());
        DefinitionException exception = DefinitionException.of(
                "settings", "/job_repository/url", withoutCredentials() + " cannot be used: " + reason);
        exception.initCause(failure);
        return exception;
    }

    /** The URL without user and password in front of the host, and without parameters. */
    private String withoutCredentials() {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
    }
}
