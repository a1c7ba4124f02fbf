/** What is found, and where: every fault names handler, year, row and events, in Chinese and English. */
package dev.pipl.verifier.fault;
