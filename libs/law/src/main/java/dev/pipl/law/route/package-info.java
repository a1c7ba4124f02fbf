/**
 * The required route of a provision abroad: an ordered table of cited rules from BLOCKED down to the volume exemption,
 * asked for a handler's whole year or for a single transfer, and the grounds on which a transfer is exempt.
 */
package dev.pipl.law.route;
