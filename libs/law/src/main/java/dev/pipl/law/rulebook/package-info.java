/** The whole of the rules in one list, for documentation and for the tests that hold rules and provisions together. */
package dev.pipl.law.rulebook;
