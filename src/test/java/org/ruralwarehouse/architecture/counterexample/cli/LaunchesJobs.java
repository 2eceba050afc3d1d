package org.ruralwarehouse.architecture.counterexample.cli;

import org.springframework.batch.core.launch.JobOperator;

/** Violation: the command line starts jobs without {@code job}. */
class LaunchesJobs {
    JobOperator operator;
}
