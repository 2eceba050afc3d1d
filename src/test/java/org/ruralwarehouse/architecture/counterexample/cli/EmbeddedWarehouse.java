package org.ruralwarehouse.architecture.counterexample.cli;

import org.springframework.core.io.Resource;
import org.springframework.core.task.TaskExecutor;

/** May list resources, but takes more of Spring while it is at it. */
class EmbeddedWarehouse {
    Resource allowed;
    TaskExecutor notAllowed;
}
