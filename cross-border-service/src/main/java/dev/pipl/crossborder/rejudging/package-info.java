/**
 * Judging stored years again by other rules: as a rehearsal, what if this had been the law, and for real, when a rule has
 * come into force. What was decided before stays on record.
 */
package dev.pipl.crossborder.rejudging;
