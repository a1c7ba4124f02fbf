/** Certificates and findings over HTTP and in the database, and the events that may take a holder out of its scope. */
package dev.pipl.certification.certificate.adapter;
