/**
 * Certificates: who may get one (CERT-5), how long it runs (CERT-8), what a body may decide about it (CERT-10), and the
 * findings that tell the body when a holder has left its scope. Nothing here suspends by itself.
 */
package dev.pipl.certification.certificate;
