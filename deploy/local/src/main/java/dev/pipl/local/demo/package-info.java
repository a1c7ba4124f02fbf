/** The demonstration year: a handful of invented handlers whose transfers cross every threshold, played into a real platform. */
package dev.pipl.local.demo;
