package org.lactarium.routes.laboratory;

import java.util.List;

/**
 * By what a result is known again within its report: OBX-21, else code and sub-id.
 *
 * @param turn among equals, from 1, for laboratories that do not number their isolates
 */
record ResultKey(List<String> parts, int turn) {}
