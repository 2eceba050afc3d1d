package org.ruralwarehouse.architecture.counterexample.check;

import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Option;

/** Violation: a stage that uses command line libraries. */
class ParsesArguments {
    @Option(names = "--fast")
    boolean fast;

    ProgressBar bar;
}
