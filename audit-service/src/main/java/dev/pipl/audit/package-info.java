/** Compliance audits of personal information handlers: what is owed by when, and the audits a handler carries out itself. */
package dev.pipl.audit;
