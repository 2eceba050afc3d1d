package org.ruralwarehouse.job.isolation;

/** Receives what isolation does. Called from several threads. */
public interface IsolationListener {

    /**
     * A package is read again alone, in a worker process.
     *
     * @param reason failure in this process, without a text of the package
     */
    void onWorker(String packageName, String reason);

    /** The thread of a package does not react, so that this process must end. Called again until it ends. */
    void onStuck(String packageName);
}
