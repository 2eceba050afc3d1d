/** The command validate: checks one package without a data folder. */
@NullMarked
package org.ruralwarehouse.job.validate;

import org.jspecify.annotations.NullMarked;
