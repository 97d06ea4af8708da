/** What every rule speaks in: rule ids, findings, verdicts and the figures of a rule profile. Values only; knows no framework. */
@NullMarked
package org.lactarium.server.rule;

import org.jspecify.annotations.NullMarked;
