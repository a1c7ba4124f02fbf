/**
 * Certification of outbound transfers: the bodies and their filing, the certificates and what becomes of them, the reports
 * to the national platform. The words of refusal are here; each noun of the law has a package below.
 */
package dev.pipl.certification;
