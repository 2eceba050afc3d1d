package org.ruralwarehouse.architecture.counterexample.publish;

import gg.jte.TemplateOutput;

/** Violation: writes HTML outside {@code report.page}. */
class RendersTemplate {
    TemplateOutput page;
}
