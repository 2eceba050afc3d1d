package org.ruralwarehouse.architecture.counterexample.cli;

import org.springframework.batch.core.launch.JobOperator;

/** The command line starts jobs behind the back of {@code job}. */
class LaunchesJobs {
    JobOperator operator;
}
