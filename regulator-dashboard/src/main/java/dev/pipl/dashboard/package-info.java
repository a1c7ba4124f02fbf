/** What regulators look at: the inbox of alerts, and where each handler stands against the limits of the law. */
package dev.pipl.dashboard;
