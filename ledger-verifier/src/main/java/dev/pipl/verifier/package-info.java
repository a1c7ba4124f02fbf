/**
 * Checks exports of the ledger by the documented format alone ({@code docs/ledger-format.md}): no code of the service is
 * used, so that a fault in the service's code is not repeated here.
 */
package dev.pipl.verifier;
