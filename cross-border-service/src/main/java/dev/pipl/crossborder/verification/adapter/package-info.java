/** Endpoints, tables and schedule of the verification. */
package dev.pipl.crossborder.verification.adapter;
