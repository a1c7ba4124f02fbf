/**
 * Handlers under one control: how many persons they sent abroad together, and whether quantities look split among them
 * (certification measures, article 5; standard contract measures, article 4). A signal is a question to a reviewer, never
 * a finding of guilt: each handler that decides for itself is a handler of its own (PIPL 73), and a sum alone breaks no
 * law.
 */
package dev.pipl.crossborder.group;
