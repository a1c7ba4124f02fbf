/** Mergers and divisions: a successor takes over the persons of its predecessor's year as a union. */
package dev.pipl.crossborder.succession;
