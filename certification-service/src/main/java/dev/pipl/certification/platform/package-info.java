/** The reports that a body owes the national platform within 5 workdays (CERT-9), and the port through which they leave. */
package dev.pipl.certification.platform;
