/**
 * The terms and clocks of outbound certification: how long a certificate is valid, when its renewal, its report to the
 * national platform and a body's filing are due, and whether a holder is still within certification's scope.
 */
package dev.pipl.law.certificate;
