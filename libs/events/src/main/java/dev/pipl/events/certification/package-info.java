/** What certification publishes: filed bodies, certificates, reports to the public platform, holders out of scope. */
package dev.pipl.events.certification;
