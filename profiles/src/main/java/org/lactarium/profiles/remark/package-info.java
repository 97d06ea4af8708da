/** What a laboratory writes in words beside its results: notes, texts and fields of its own. */
@org.jspecify.annotations.NullMarked
package org.lactarium.profiles.remark;
