/** What falls due and for whom: the reminders and the alarms of the clocks in CERT-8, CERT-9 and CERT-12. They remind; they decide nothing. */
package dev.pipl.certification.deadline;
