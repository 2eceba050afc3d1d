/** Fourth station: runs the SQL models that make the star, its marts and its documentation. */
@NullMarked
package org.ruralwarehouse.model;

import org.jspecify.annotations.NullMarked;
