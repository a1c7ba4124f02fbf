/**
 * A stand-in for the national platform for certification information, to which CERT-9 has certification bodies report:
 * takes reports, answers receipts, and fails when told to.
 */
package dev.pipl.local.sandbox;
