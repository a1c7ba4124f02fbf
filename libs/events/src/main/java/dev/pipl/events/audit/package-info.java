/** What the audit service publishes about the compliance audits that a handler carries out itself. */
package dev.pipl.events.audit;
