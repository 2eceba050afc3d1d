package org.ruralwarehouse.job.isolation;

import org.ruralwarehouse.submission.incident.NamedFailure;

/** The failure of a worker process at its package. */
final class WorkerFailureException extends RuntimeException implements NamedFailure {

    private static final long serialVersionUID = 1L;

    private final String name;

    /** A failure that the worker has reported. */
    WorkerFailureException(WorkerResult.Failure failure) {
        super("worker process: " + failure.name() + (failure.message() == null ? "" : ": " + failure.message()));
        name = failure.name();
        setStackTrace(failure.frames().stream()
                .map(frame -> new StackTraceElement(frame.type(), frame.method(), frame.file(), frame.line()))
                .toArray(StackTraceElement[]::new));
    }

    /**
     * The end of a worker without a report.
     *
     * @param name for the record, without a text of the package
     * @param output last output of the worker
     */
    WorkerFailureException(String name, String output) {
        super("worker process: " + name + (output.isBlank() ? "" : ": " + output));
        this.name = name;
    }

    @Override
    public String failureName() {
        return name;
    }
}
