/**
 * Legal time: Beijing's calendar, workdays by the State Council's notices with their make-up days, and periods by the
 * Civil Code. Nothing here reads a clock by itself.
 */
package dev.pipl.law.time;
