/** What this service needs to know of handlers, as told by the registry and by the transfer ledger. */
package dev.pipl.certification.handler;
