package org.ruralwarehouse.architecture.counterexample.cli;

import org.springframework.core.io.Resource;
import org.springframework.core.task.TaskExecutor;

/** Violation: may list resources, but uses more of Spring. */
class EmbeddedWarehouse {
    Resource allowed;
    TaskExecutor notAllowed;
}
