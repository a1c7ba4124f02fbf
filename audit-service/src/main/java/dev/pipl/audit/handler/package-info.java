/** What this service needs to know of handlers, as told by the registry. */
package dev.pipl.audit.handler;
