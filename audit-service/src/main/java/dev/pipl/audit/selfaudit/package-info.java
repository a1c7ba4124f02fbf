/** Audits that a handler carries out itself or has an agency carry out (AUD-3, AUD-4, PIPL-54), from plan to report. */
package dev.pipl.audit.selfaudit;
