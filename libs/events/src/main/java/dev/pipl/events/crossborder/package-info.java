/** What the transfer ledger publishes: thresholds reached, routes changed, eligibility for certification, years opened. */
package dev.pipl.events.crossborder;
