/**
 * Whether a recipient may receive anything at all: the announced list of restricted and prohibited recipients (PIPL 42),
 * published measures against a country (PIPL 43), and the approval a foreign judicial or law-enforcement body needs
 * (PIPL 41).
 */
package dev.pipl.crossborder.screening;
