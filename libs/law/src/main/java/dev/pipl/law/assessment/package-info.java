/**
 * The security assessment of provision abroad (SA, CBDF 9): its clocks, the term of a passed one, when and on which
 * conditions the term is extended, and what an application after a crossing must cover.
 */
package dev.pipl.law.assessment;
