/** The notices by which a handler told individuals of a recipient abroad (PIPL 39). */
package dev.pipl.crossborder.notice;
