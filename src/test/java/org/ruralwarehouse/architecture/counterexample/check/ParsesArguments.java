package org.ruralwarehouse.architecture.counterexample.check;

import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Option;

/** A station that talks to the terminal. */
class ParsesArguments {
    @Option(names = "--fast")
    boolean fast;

    ProgressBar bar;
}
