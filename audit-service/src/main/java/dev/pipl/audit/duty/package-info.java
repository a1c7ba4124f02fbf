/** The audits a handler owes: by the number of persons (AUD-4, O25-13), by its own declared frequency, and to whom nothing of this applies (AUD-19). */
package dev.pipl.audit.duty;
