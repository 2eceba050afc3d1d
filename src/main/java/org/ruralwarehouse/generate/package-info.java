/** Generates fictitious submissions, seeded and calibrated, from the SQL and YAML of a generator folder. */
@NullMarked
package org.ruralwarehouse.generate;

import org.jspecify.annotations.NullMarked;
