/** The model stage: runs the SQL models that build the star, its marts and its documentation. */
@NullMarked
package org.ruralwarehouse.model;

import org.jspecify.annotations.NullMarked;
