/** Writes the dictionary and the lineage into the release: comments, schema meta. */
@NullMarked
package org.ruralwarehouse.model.documentation;

import org.jspecify.annotations.NullMarked;
