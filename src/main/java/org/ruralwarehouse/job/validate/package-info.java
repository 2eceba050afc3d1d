/** The command validate: one package judged without a warehouse. */
@NullMarked
package org.ruralwarehouse.job.validate;

import org.jspecify.annotations.NullMarked;
