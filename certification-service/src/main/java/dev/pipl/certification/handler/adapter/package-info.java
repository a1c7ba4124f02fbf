/** The projection of handlers and of their years in the database. */
package dev.pipl.certification.handler.adapter;
