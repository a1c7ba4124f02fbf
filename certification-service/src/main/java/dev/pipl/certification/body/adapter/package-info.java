/** Certification bodies over HTTP and in the database. */
package dev.pipl.certification.body.adapter;
