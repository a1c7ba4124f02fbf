/** Officers over HTTP and in the database. */
package dev.pipl.registry.officer.adapter;
