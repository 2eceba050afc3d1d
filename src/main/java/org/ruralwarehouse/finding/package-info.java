/** Findings, rules and reporting periods as data: one record per finding, one rule per code; no framework. */
@NullMarked
package org.ruralwarehouse.finding;

import org.jspecify.annotations.NullMarked;
