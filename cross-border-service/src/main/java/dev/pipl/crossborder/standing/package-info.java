/** Where a handler stands in a year: its head-counts, the route they require and how it came to that. */
package dev.pipl.crossborder.standing;
