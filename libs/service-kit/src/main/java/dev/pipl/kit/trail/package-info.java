/** The audit trail: who, when, before, after, why, in the transaction of the change. */
package dev.pipl.kit.trail;
