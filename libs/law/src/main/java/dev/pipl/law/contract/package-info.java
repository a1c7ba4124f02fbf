/**
 * The standard contract (SCC) and that of the Greater Bay Area: to whom it is open, the clocks of its filing, and what a
 * change asks for.
 */
package dev.pipl.law.contract;
